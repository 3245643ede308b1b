package io.ifacer.store.recording;

import io.ifacer.link.engine.EngineSettings;

/**
 * The first line of a recording.
 *
 * @param version of the format
 * @param startedAt when it was begun, ISO 8601 in UTC
 * @param settings of the engine
 * @param complete whether the engine was new when it was begun; else the first lines rebuild what was known then
 * @param quiet whether nothing was in flight when it was begun: if something was, its end cannot be played again
 * @param lost how many moments before it were lost altogether, so that what is rebuilt may not be all
 * @param rebuilding how many of the lines that follow rebuild, and have no effects to compare
 */
public record RecordingHeader(
        int version,
        String startedAt,
        EngineSettings settings,
        boolean complete,
        boolean quiet,
        long lost,
        int rebuilding) {

    static final int VERSION = 1;
}
