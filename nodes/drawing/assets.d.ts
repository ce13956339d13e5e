/** Files that the build packs into the bundle; a call returns their bytes (scripts/lib/assets.mjs). */
declare module '*.wasm' {
	export default function bytes(): Uint8Array;
}

declare module '*.ttf' {
	export default function bytes(): Uint8Array;
}
