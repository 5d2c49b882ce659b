package org.aullm.tensor.safetensors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aullm.api.ComponentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedCheckpointTest {

    @TempDir
    Path folder;

    /** The data is always four bytes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'dtype':'F31','shape':[1],'data_offsets':[0,4]}} | tensor 'a': unknown dtype \"F31\"; known: [BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, F16, BF16, I32, U32, F32, F64, I64, U64]",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | tensor 'a': shape (2) as F32 needs 8 bytes, the file holds 4",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | tensor 'a': its data lies at bytes 0 to 8 of 4; is the file truncated?",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | tensor 'a': its data lies at bytes 4 to 0 of 4; is the file truncated?",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | tensor 'a': shape must hold whole numbers from 0, found -1",
                "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,4]}} | tensor 'a': shape must hold whole numbers from 0, found 1.5",
                "{'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,4]}} | tensor 'a': shape must hold whole numbers from 0, found 99999999999999999999",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967297],'data_offsets':[0,4]}} | tensor 'a': shape (4294967296, 4294967297) is too large",
                "{'a':{'dtype':'F32','shape':1,'data_offsets':[0,4]}} | tensor 'a': shape must be a list of whole numbers, found 1",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}} | tensor 'a': data_offsets must be two whole numbers, found [0]",
                "{'a':{'dtype':'F32','shape':[1]}} | tensor 'a': data_offsets must be two whole numbers, found nothing",
                "{'a':{'dtype':'F16','shape':[1],'data_offsets':[2,4]}} | tensor 'a' begins at byte 64 of the file, leaving a hole after what comes before it, which ends at 62",
                "{'a':{'dtype':'F16','shape':[1],'data_offsets':[0,2]}} | 2 bytes after the last tensor belong to none",
                "{'a':{'dtype':'F16','shape':[2],'data_offsets':[0,4]},'b':{'dtype':'F16','shape':[1],'data_offsets':[2,4]}} | tensor 'b' begins at byte 117 of the file, inside the tensor before it, which ends at 119",
                "{'a':{'dtype':'F16','shape':[1],'data_offsets':[0,2]},'a':{'dtype':'F16','shape':[1],'data_offsets':[2,4]}} | the header is not valid JSON: Duplicate Object property \"a\"",
                "[1,2] | the header is not a JSON object",
                "{}{} | the header is not valid JSON: Trailing token (`JsonToken.START_OBJECT`) found after value (bound as `tools.jackson.databind.JsonNode`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`",
            })
    void a_header_that_contradicts_the_file_is_refused(String header, String message) throws IOException {
        Path file = RawFile.write(folder.resolve("w.safetensors"), header.replace('\'', '"'), new byte[4]);

        assertRefused(file, file + ": " + message);
    }

    @Test
    void a_header_that_is_no_json_is_refused() throws IOException {
        Path file = RawFile.write(folder.resolve("w.safetensors"), "hello");

        assertThatThrownBy(() -> Checkpoint.open(file))
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith(file + ": the header is not valid JSON: Unrecognized token 'hello'");
    }

    @Test
    void a_header_longer_than_the_file_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("w.safetensors"), lengthOf(1000));

        assertRefused(
                file,
                file + ": the header claims 1000 bytes, but the file has 8 and a header at most 100000000;"
                        + " is this a safetensors file?");
    }

    @Test
    void a_file_of_three_bytes_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("w.safetensors"), new byte[3]);

        assertRefused(file, file + ": has 3 bytes, too few for a safetensors file");
    }

    @Test
    void pickled_weights_are_refused_by_name_and_by_content() throws IOException {
        String advice =
                " holds pickled weights, which can run any code when opened, so it is not read. Convert it where you"
                        + " trust it: model.save_pretrained(folder, safe_serialization=True), or"
                        + " safetensors.torch.save_file(state_dict, 'model.safetensors')";
        Path bin = Files.writeString(folder.resolve("pytorch_model.bin"), "PK\3\4 whatever");
        assertRefused(folder, bin + advice);
        assertRefused(bin, bin + advice);

        Path disguised =
                Files.write(folder.resolve("x.safetensors"), new byte[] {(byte) 0x80, 2, 'c', 'o', 's', 'x', 'y', 'z'});
        assertRefused(disguised, disguised + advice);
    }

    @Test
    void a_folder_without_weights_says_what_it_has() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");

        assertRefused(
                folder,
                folder + ": holds neither model.safetensors nor model.safetensors.index.json; it has [config.json]");
    }

    @Test
    void a_place_that_does_not_exist_is_named() {
        assertRefused(folder.resolve("no"), folder.resolve("no") + ": there is no such file");
    }

    @Test
    void an_index_must_name_shards_that_exist_and_hold_what_it_says() throws IOException {
        Path index = folder.resolve("model.safetensors.index.json");
        RawFile.write(folder.resolve("one.safetensors"), "{}");

        Files.writeString(index, "{\"weight_map\":{\"a\":\"two.safetensors\"}}");
        assertRefused(
                folder,
                index + ": tensor 'a' is said to be in 'two.safetensors', which is missing; is the download complete?");
        Files.writeString(index, "{\"weight_map\":{\"a\":\"one.safetensors\"}}");
        assertRefused(
                folder,
                index + ": tensor 'a' is said to be in " + folder.resolve("one.safetensors") + ", which lacks it");
        Files.writeString(index, "{\"weight_map\":{\"a\":\"../one.safetensors\"}}");
        assertRefused(
                folder,
                index + ": tensor 'a' is said to be in '../one.safetensors', which is not a file beside the index");
        Files.writeString(index, "{}");
        assertRefused(folder, index + ": has no object 'weight_map'");
    }

    private static void assertRefused(Path place, String message) {
        assertThatThrownBy(() -> Checkpoint.open(place))
                .isInstanceOf(ComponentException.class)
                .hasMessage(message);
    }

    private static byte[] lengthOf(long length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
    }
}
