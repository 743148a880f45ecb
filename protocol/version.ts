/**
 * The version of the static data protocol.
 *
 * `SCHEMA_VERSION` names the fixed part of the contract (protocol part 1); it changes only when a
 * fixed field would change its meaning. `REVISION` counts what has been added to it. A file without
 * a `revision` is revision 0: the fixed fields alone, as other people's tools write them.
 */
export const SCHEMA_VERSION = "v1";

export const REVISION = 3;
