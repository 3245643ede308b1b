package io.ifacer.daemon.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.ifacer.link.engine.EngineSettings;
import io.ifacer.link.engine.Input;
import io.ifacer.store.disk.FileSystemDisk;
import io.ifacer.store.recording.Moment;
import io.ifacer.store.recording.Recording;
import io.ifacer.store.recording.RecordingRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasHandedOverIsInTheFileWhenItHasStopped() throws IOException {
        FlightRecorder recorder = new FlightRecorder(ring());
        recorder.start();
        List<Moment> moments =
                LongStream.range(0, 5_000).mapToObj(FlightRecorderTest::moment).toList();
        moments.forEach(recorder::record);
        recorder.stop();

        assertThat(read().moments()).isEqualTo(moments);
    }

    @Test
    void whatComesTooFastIsCountedAndTheRecordingBeginsAnewAfterIt() throws IOException {
        FlightRecorder recorder = new FlightRecorder(ring(), 10);
        LongStream.range(0, 15).mapToObj(FlightRecorderTest::moment).forEach(recorder::record);
        recorder.start();
        recorder.stop();

        assertThat(read().header().lost()).isEqualTo(5);
        assertThat(Recording.read(folder.resolve(RecordingRing.OLD)).moments()).hasSize(10);
    }

    @Test
    void aFolderThatCannotBeWrittenHoldsNobodyUp() throws IOException {
        Files.delete(folder);
        FlightRecorder recorder = new FlightRecorder(ring());
        recorder.start();
        recorder.record(moment(1));
        recorder.stop();

        assertThat(folder).doesNotExist();
        Files.createDirectory(folder);
    }

    private RecordingRing ring() {
        return new RecordingRing(new FileSystemDisk(), folder, EngineSettings.DEFAULT, RecordingRing.SEGMENT_BYTES);
    }

    private Recording read() throws IOException {
        return Recording.read(folder.resolve(RecordingRing.CURRENT));
    }

    private static Moment moment(long number) {
        return new Moment(number, new Input.Overrun("number " + number), List.of());
    }
}
