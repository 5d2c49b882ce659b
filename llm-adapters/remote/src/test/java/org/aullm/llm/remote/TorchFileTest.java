package org.aullm.llm.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.aullm.testkit.server.Refused;
import org.aullm.testkit.server.SentTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchFileTest {

    private static final float[] VALUES = {1f, -2.5f, 3.1415927f, 0f, 1e-8f, 65504f};

    // Both were read by torch.load(..., weights_only=True) of torch 1.13, with these numbers and shape (2, 3).
    private static final String FLOAT32 =
            "UEsDBAoAAAgAAAEAIQAK6CFdggAAAIIAAAAQAAAAYXJjaGl2ZS9kYXRhLnBrbIACY3RvcmNoLl91dGlscwpf"
                    + "cmVidWlsZF90ZW5zb3JfdjIKKChYBwAAAHN0b3JhZ2VjdG9yY2gKRmxvYXRTdG9yYWdlClgBAAAAMFgDAAAAY3B1SwZ0UUsASwJLA4ZLA0sBholjY29s"
                    + "bGVjdGlvbnMKT3JkZXJlZERpY3QKKVJ0Ui5QSwMECgAACAAAAQAhAIU94xkGAAAABgAAABEAAABhcmNoaXZlL2J5dGVvcmRlcmxpdHRsZVBLAwQKAAAI"
                    + "AAABACEAvGNT/BgAAAAYAAAADgAAAGFyY2hpdmUvZGF0YS8wAACAPwAAIMDbD0lAAAAAAHfMKzIA4H9HUEsDBAoAAAgAAAEAIQDRnmdVAgAAAAIAAAAP"
                    + "AAAAYXJjaGl2ZS92ZXJzaW9uMwpQSwECCgAKAAAIAAABACEACughXYIAAACCAAAAEAAAAAAAAAAAAAAAAAAAAAAAYXJjaGl2ZS9kYXRhLnBrbFBLAQIK"
                    + "AAoAAAgAAAEAIQCFPeMZBgAAAAYAAAARAAAAAAAAAAAAAAAAALAAAABhcmNoaXZlL2J5dGVvcmRlclBLAQIKAAoAAAgAAAEAIQC8Y1P8GAAAABgAAAAO"
                    + "AAAAAAAAAAAAAAAAAOUAAABhcmNoaXZlL2RhdGEvMFBLAQIKAAoAAAgAAAEAIQDRnmdVAgAAAAIAAAAPAAAAAAAAAAAAAAAAACkBAABhcmNoaXZlL3Zl"
                    + "cnNpb25QSwUGAAAAAAQABAD2AAAAWAEAAAAA";
    private static final String BFLOAT16 =
            "UEsDBAoAAAgAAAEAIQACdwVdhQAAAIUAAAAQAAAAYXJjaGl2ZS9kYXRhLnBrbIACY3RvcmNoLl91dGlscwpf"
                    + "cmVidWlsZF90ZW5zb3JfdjIKKChYBwAAAHN0b3JhZ2VjdG9yY2gKQkZsb2F0MTZTdG9yYWdlClgBAAAAMFgDAAAAY3B1SwZ0UUsASwJLA4ZLA0sBholj"
                    + "Y29sbGVjdGlvbnMKT3JkZXJlZERpY3QKKVJ0Ui5QSwMECgAACAAAAQAhAIU94xkGAAAABgAAABEAAABhcmNoaXZlL2J5dGVvcmRlcmxpdHRsZVBLAwQK"
                    + "AAAIAAABACEActfzOwwAAAAMAAAADgAAAGFyY2hpdmUvZGF0YS8wgD8gwElAAAAsMoBHUEsDBAoAAAgAAAEAIQDRnmdVAgAAAAIAAAAPAAAAYXJjaGl2"
                    + "ZS92ZXJzaW9uMwpQSwECCgAKAAAIAAABACEAAncFXYUAAACFAAAAEAAAAAAAAAAAAAAAAAAAAAAAYXJjaGl2ZS9kYXRhLnBrbFBLAQIKAAoAAAgAAAEA"
                    + "IQCFPeMZBgAAAAYAAAARAAAAAAAAAAAAAAAAALMAAABhcmNoaXZlL2J5dGVvcmRlclBLAQIKAAoAAAgAAAEAIQBy1/M7DAAAAAwAAAAOAAAAAAAAAAAA"
                    + "AAAAAOgAAABhcmNoaXZlL2RhdGEvMFBLAQIKAAoAAAgAAAEAIQDRnmdVAgAAAAIAAAAPAAAAAAAAAAAAAAAAACABAABhcmNoaXZlL3ZlcnNpb25QSwUG"
                    + "AAAAAAQABAD2AAAATwEAAAAA";

    @Test
    void the_bytes_are_those_that_torch_was_seen_to_read() {
        assertThat(base64(TorchFile.Type.FLOAT32)).isEqualTo(FLOAT32);
        assertThat(base64(TorchFile.Type.BFLOAT16)).isEqualTo(BFLOAT16);
    }

    private static String base64(TorchFile.Type type) {
        return Base64.getEncoder().encodeToString(TorchFile.of(VALUES, 2, 3, type));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "40, 16", "300, 300", "2, 40000"}) // each size of a number in the pickle
    void a_reader_of_its_own_gets_the_numbers_back(int rows, int columns) throws Refused {
        float[] values = new float[rows * columns];
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        SentTensor read = SentTensor.of(TorchFile.of(values, rows, columns, TorchFile.Type.FLOAT32), columns);

        assertThat(read.rows()).isEqualTo(rows);
        assertThat(read.values()).isEqualTo(values);
    }

    @Test
    void brain_floats_are_rounded_to_the_nearest_and_ties_to_even() {
        assertThat(widened(1 + 1 / 128f)).isEqualTo(1 + 1 / 128f);
        assertThat(widened(1 + 1 / 256f)).isEqualTo(1f);
        assertThat(widened(1 + 3 / 256f)).isEqualTo(1 + 2 / 128f);
        assertThat(widened(Math.nextUp(1 + 1 / 256f))).isEqualTo(1 + 1 / 128f);
        assertThat(widened(-0.0f)).isEqualTo(-0.0f);
        assertThat(widened(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(widened(Float.intBitsToFloat(0x7f800001))).isNaN();
    }

    private static float widened(float value) {
        return Float.intBitsToFloat(TorchFile.bfloat16(value) << 16);
    }

    @Test
    void numbers_that_are_no_matrix_are_refused() {
        assertThatThrownBy(() -> TorchFile.of(new float[5], 2, 3, TorchFile.Type.FLOAT32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 numbers are no (2, 3)");
    }
}
