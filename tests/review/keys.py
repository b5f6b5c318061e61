"""Keys of the tests' recordings; they protect nothing.

Owner: tests.
"""

from __future__ import annotations

from producer.vault.keys import PublicKey, Signer

SEED = bytes(range(32))
SIGNER = Signer(SEED)
PUBLICS = {SIGNER.id: PublicKey(SIGNER.public)}
IDENTITY = "AGE-SECRET-KEY-1NAG3MJASZJRQSZERDQV6ZZLUDRNGFAK328VPMMH7XWJNNF0FSSESV56P95"
