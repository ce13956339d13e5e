/** The part of planer 1.2 that is compared with; the package ships no types. */
declare module 'planer' {
	const planer: { extractFrom(text: string, type: 'text/plain'): string };
	export default planer;
}
