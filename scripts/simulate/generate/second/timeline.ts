import type { Line } from './lines.ts';
import type { Told } from './story.ts';

type Waiting = Told & { number: number };

/** Events of all stories begun, given out in order of time, each after the lines it needs (each of those once). */
export class Timeline {
  private readonly heap: Waiting[] = [];
  private readonly introduced = new WeakSet<object>();
  private count = 0;

  add(told: readonly Told[]): void {
    for (const event of told) this.push({ ...event, number: this.count++ });
  }

  *until(end: number): Generator<Line, void, undefined> {
    while (this.heap.length > 0 && this.heap[0]!.at < end) {
      const { needs, line } = this.pop();
      for (const needed of needs) {
        if (this.introduced.has(needed)) continue;
        this.introduced.add(needed);
        yield needed;
      }
      yield line;
    }
  }

  private push(event: Waiting): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(event, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = event;
  }

  private pop(): Waiting {
    const { heap } = this;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

/** At equal times in the order told: a claim comes after its visit. */
function isBefore(a: Waiting, b: Waiting): boolean {
  return a.at < b.at || (a.at === b.at && a.number < b.number);
}
