package org.aullm.study.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_500L), ZoneOffset.UTC);

    @TempDir
    Path folder;

    /** A record as a reader finds it. */
    private record Read(double time, long step, String version, Map<String, Float> scalars) {}

    @Test
    void checksums_are_those_of_the_standard() {
        // RFC 3720, B.4: 32 bytes of zeros have CRC-32C 8a9136aa; masked as TensorFlow masks.
        int masked = Integer.rotateRight(0x8a9136aa, 15) + 0xa282ead8;
        assertThat(Records.checksum(new byte[32], 32)).isEqualTo(masked);
    }

    @Test
    void a_file_begins_as_every_event_file_does() throws IOException {
        EventFile.begin(folder, CLOCK).close();
        byte[] bytes = bytes();
        // 24 bytes, whose length has the masked checksum a3 7f 4b 22: the head of every event file of TensorFlow's.
        assertThat(HexFormat.of().formatHex(bytes, 0, 12)).isEqualTo("1800000000000000a37f4b22");
        assertThat(HexFormat.of().formatHex(bytes, 12, 36))
                .isEqualTo("09" + "00002040fc54d941" + "1a0d" + HexFormat.of().formatHex(ascii("brain.Event:2")));
    }

    @Test
    void golden_bytes_of_a_scalar() {
        // wall_time 1.0, step 300, summary { value { tag "a" simple_value 0.5 } }
        assertThat(HexFormat.of().formatHex(Event.scalars(1, 300, Map.of("a", 0.5))))
                .isEqualTo("09000000000000f03f" + "10ac02" + "2a0a" + "0a08" + "0a0161" + "150000003f");
    }

    @Test
    void what_was_written_is_read_back() throws IOException {
        try (EventFile events = EventFile.begin(folder, CLOCK)) {
            events.write(1, Map.of("loss/training", 0.75));
            Map<String, Double> two = new LinkedHashMap<>();
            two.put("test/f1-binary", 0.5);
            two.put("x".repeat(200), -1e9);
            events.write(1L << 40, two);
        }
        assertThat(read(bytes()))
                .containsExactly(
                        new Read(1_700_000_000.5, 0, "brain.Event:2", Map.of()),
                        new Read(1_700_000_000.5, 1, "", Map.of("loss/training", 0.75f)),
                        new Read(
                                1_700_000_000.5, 1L << 40, "", Map.of("test/f1-binary", 0.5f, "x".repeat(200), -1e9f)));
    }

    @Test
    void a_second_try_replaces_the_first() throws IOException {
        EventFile.begin(folder, CLOCK).close();
        EventFile.begin(folder, Clock.offset(CLOCK, java.time.Duration.ofSeconds(5)))
                .close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("events.out.tfevents.1700000005.aullm");
        }
    }

    @Test
    void a_name_becomes_one_folder() {
        assertThat(TensorBoard.safe("graph: none/../x")).isEqualTo("graph_none_.._x");
        assertThat(TensorBoard.safe("..")).isEqualTo("_");
    }

    private byte[] bytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readAllBytes(files.findFirst().orElseThrow());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A reader of its own, which checks every checksum. */
    private static List<Read> read(byte[] bytes) {
        List<Read> records = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(Records.checksum(length, 8));
            byte[] record = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(record);
            assertThat(in.getInt()).isEqualTo(Records.checksum(record, record.length));
            records.add(event(record));
        }
        return records;
    }

    private static Read event(byte[] record) {
        ByteBuffer in = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        double time = 0;
        long step = 0;
        String version = "";
        Map<String, Float> scalars = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            switch ((int) varint(in)) {
                case 1 << 3 | 1 -> time = in.getDouble();
                case 2 << 3 -> step = varint(in);
                case 3 << 3 | 2 -> version = new String(part(in), StandardCharsets.UTF_8);
                case 5 << 3 | 2 -> summary(part(in), scalars);
                default -> throw new IllegalStateException("a field that is not expected");
            }
        }
        return new Read(time, step, version, scalars);
    }

    private static void summary(byte[] bytes, Map<String, Float> scalars) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            assertThat(varint(in)).isEqualTo(1 << 3 | 2);
            ByteBuffer value = ByteBuffer.wrap(part(in)).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(varint(value)).isEqualTo(1 << 3 | 2);
            String tag = new String(part(value), StandardCharsets.UTF_8);
            assertThat(varint(value)).isEqualTo(2 << 3 | 5);
            scalars.put(tag, value.getFloat());
        }
    }

    private static byte[] part(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
