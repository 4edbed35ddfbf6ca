import express from 'express';
import { createRequestHandler } from '@remix-run/express';
import * as f from '../fixtures.ts';
const state: any = { scenario: 'live', program: f.aProgram(), importDone: 100, blocks: true };
const build = await import('./build/server/index.js' as string);
const app = express();
app.use(express.static('tests/ui/harness/build/client'));
app.get('/set', (q, r) => { Object.assign(state, JSON.parse(String(q.query.j))); if (q.query.program) state.program = f.aProgram(JSON.parse(String(q.query.program))); r.send('ok'); });
app.get('/app-bridge.js', (_q, r) => r.type('js').send(`
window.toasts=[];
window.shopify={toast:{show:(m,o)=>{window.toasts.push(m);}},saveBar:{show(){},hide(){},leaveConfirmation:async()=>{}},idToken:async()=>'x',loading(){}};
class Bar extends HTMLElement{ connectedCallback(){ this.style.display='none'; } show(){ this.style.display='flex'; this.style.cssText='display:flex;gap:8px;position:fixed;top:0;right:0;z-index:600;background:#111;padding:8px'; } hide(){ this.style.display='none'; } }
customElements.define('ui-save-bar',Bar);
class Nav extends HTMLElement{ connectedCallback(){ this.style.cssText='display:flex;gap:12px;padding:8px;background:#fff;border-bottom:1px solid #ddd'; } }
customElements.define('ui-nav-menu',Nav);
`));
const delay = (ms: number) => new Promise((r) => setTimeout(r, ms));
const container: any = {
  apiKey: 'key', appBridgeUrl: '/app-bridge.js', addDocumentHeaders() {},
  async authenticateAdmin(request: Request) { const u = new URL(request.url); if (u.searchParams.get('locale')) state.locale = u.searchParams.get('locale'); if (state.fail) throw new Error('database away'); return { shop: f.aShop(state.shop), actor: { userId: '1', name: 'A' }, locale: state.locale === 'en' ? 'en' : 'fr' }; },
  async home() {
    const shop = f.aShop(state.shop);
    if (state.scenario === 'new') return f.aHome({ shop, program: null, setup: { programPublished: false, blocksOpened: false, firstVisit: false }, import: { state: 'running', done: (state.importDone += 150), total: 1204 }, needs: { problems: [], heldReferrals: 0, quarantined: 0 } });
    if (state.scenario === 'draft') return f.aHome({ shop, program: { ...f.aHome().program!, status: 'draft', versionNumber: null }, setup: { programPublished: false, blocksOpened: false, firstVisit: false } });
    if (state.scenario === 'fresh') return f.aHome({ shop, setup: { programPublished: true, blocksOpened: false, firstVisit: false }, trend: f.aHome().trend.map((d) => ({ ...d, visits: 0, claims: 0, orders: 0 })), funnel: { shares: 0, visits: 0, claims: 0, orders: 0, revenue: { amountMinor: 0, currency: 'EUR' }, codesIssued: 0, pointsIssued: 0 }, needs: { problems: [], heldReferrals: 0, quarantined: 0 } });
    return f.aHome({ shop });
  },
  async program() { return state.scenario === 'new' ? null : state.program; },
  async referrals(_s: string, filter: any) { console.log('referrals', JSON.stringify(filter)); if (state.slow) await delay(1500); if (state.scenario === 'new') return f.aPage({ rows: [], nextCursor: null, counts: { all: 0, invited: 0, joined: 0, 'order-waiting': 0, rewarded: 0, 'not-eligible': 0 } }); const rows = f.rows.filter((r) => (filter.state === 'all' || r.state === filter.state) && r.friendLabel.toLowerCase().includes(filter.search.toLowerCase())); return f.aPage({ rows, nextCursor: filter.cursor ? null : 'next' }); },
  async referral(_s: string, id: string) { return id === 'nope' ? null : f.aReferral(f.rows.find((r) => r.id === id)); },
  async problems() { return state.scenario === 'new' ? [] : f.someProblems; },
  async quarantine() { return state.scenario === 'new' ? [] : f.someQuarantined; },
  async replayQuarantined() {}, async dismissProblem() {}, async markBlocksOpened() { state.blocksMarked = true; },
  async saveDraft(_s: string, i: any) { console.log('save', JSON.stringify(i)); if (state.answer) return state.answer; state.scenario = 'live'; state.program = { ...state.program, name: i.name, draft: i.terms, draftDiffers: true }; return { ok: true, versionNumber: state.program.versions.length }; },
  async publish(_s: string, i: any) { console.log('publish', JSON.stringify(i)); if (state.answer) return state.answer; const n = state.program.versions.length + 1; state.program = { ...state.program, status: 'live', name: i.name, draft: i.terms, draftDiffers: false, versions: [{ id: 'v' + n, number: n, publishedAt: new Date().toISOString(), terms: i.terms }, ...state.program.versions] }; return { ok: true, versionNumber: n }; },
  async setProgramStatus(_s: string, status: string) { state.program = { ...state.program, status }; },
};
app.get('/state', (_q, r) => r.json(state));
app.all('*', createRequestHandler({ build, getLoadContext: () => ({ container }) as any }));
app.listen(4455, () => console.log('up'));
