/*
 * A job goes from state to state like this:
 *
 *              +---------+
 *              |UNDEFINED|
 *              +--+------+
 *                 |
 *              +--v----+
 *    +---------+CREATED|
 *    |         +--+----+
 *    |            |
 *    |         +--v----+     +------+
 *    +---------+RUNNING<----->PAUSED|
 *    |         +--+----+     +------+
 *    |            |
 *    |         +--v--+       +-------+
 *    +---------+READY<------->STANDBY|
 *    |         +-----+       +-------+
 *    |
 * +--v-----+
 * |ABORTING|
 * +--------+
 *
 * Nothing else is possible.
 */
int job_transition(int from, int to);
