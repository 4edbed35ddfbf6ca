/** The same page for a code typed into the friend block's form: a form can't put it in the path. */
export { loader } from './proxy.i_.$code.ts';
