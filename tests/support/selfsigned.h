#pragma once

namespace offprint {

/// A certificate for 127.0.0.1 and localhost that nobody has signed but itself, and its key: made for these
/// tests alone, good until 2120.
constexpr const char* selfSignedCertificate = R"(-----BEGIN CERTIFICATE-----
MIIBPTCB5aADAgECAgEBMAoGCCqGSM49BAMCMBgxFjAUBgNVBAMMDW9mZnByaW50
IHRlc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBgxFjAUBgNV
BAMMDW9mZnByaW50IHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATzDuHe
m6T0xIjRerU59yr45hcr0/cRDFvdZPld2kC5GJlPd3BkpFGVGk0JbsOMHw842dNc
53/G2avBwahZD2Yeox4wHDAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYI
KoZIzj0EAwIDRwAwRAIgU0Kb3/nYqYgfJMqSn7xrzAHLN+wxwfnmUrWf6ewaJo4C
IDJjgqyx0GC5+/xEjECRU6SxAUWdXox+6PgLSm4US0PB
-----END CERTIFICATE-----
)";
constexpr const char* selfSignedKey = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgyy8Io2YAEy8XDgWP
Xwkv5G97gQ2cr+IaaBUZSR3KniihRANCAATzDuHem6T0xIjRerU59yr45hcr0/cR
DFvdZPld2kC5GJlPd3BkpFGVGk0JbsOMHw842dNc53/G2avBwahZD2Ye
-----END PRIVATE KEY-----
)";

} // namespace offprint
