/** Matches the codes with which Node.js rejects a server's certificate. */
export const CERTIFICATE_CODE =
	/^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|INVALID_|PATH_LENGTH_|HOSTNAME_MISMATCH)/;
