package org.aullm.datasets.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.aullm.api.ComponentException;
import org.aullm.api.vision.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFileTest {

    @TempDir
    private Path folder;

    private final List<String> remarks = new ArrayList<>();

    private Picture read(Path file, boolean colour) {
        return PictureFile.read(file, colour, remarks::add);
    }

    private static BufferedImage ramp(int type) {
        BufferedImage image = new BufferedImage(16, 12, type);
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 16; column++) {
                image.getRaster().setSample(column, row, 0, 16 * column + row);
            }
        }
        return image;
    }

    private Path write(BufferedImage image, String form) throws IOException {
        Path file = folder.resolve("picture." + form);
        ImageIO.write(image, form, file.toFile());
        return file;
    }

    @Test
    void grey_levels_are_those_of_the_file() throws IOException {
        Picture picture = read(write(ramp(BufferedImage.TYPE_BYTE_GRAY), "png"), false);
        assertThat(picture.channels()).isEqualTo(1);
        assertThat(picture.level(15, 11, 0)).isEqualTo(251);
        assertThat(picture.level(1, 0, 0)).isEqualTo(16);
        assertThat(remarks).isEmpty();
    }

    @Test
    void colours_come_as_red_green_blue() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, 0x0A141E);
        image.setRGB(1, 0, 0xFF0000);
        Path file = write(image, "bmp");
        assertThat(read(file, true).pixels()).containsExactly(10, 20, 30, (byte) 255, 0, 0);
        // (77 * 10 + 150 * 20 + 29 * 30) / 256 = 18.1
        assertThat(read(file, false).pixels()).containsExactly(18, 77);
    }

    @Test
    void sixteen_bits_become_eight_and_that_is_said() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0);
        image.getRaster().setSample(1, 0, 0, 257 * 100);
        image.getRaster().setSample(2, 0, 0, 65535);
        assertThat(read(write(image, "png"), false).pixels()).containsExactly(0, 100, (byte) 255);
        assertThat(remarks).containsExactly("16 bits for each level became 8: 65535 is 255");
    }

    @Test
    void a_jpeg_in_cmyk_is_refused_by_name() throws IOException {
        Path file = folder.resolve("print.jpg");
        Files.write(file, withFourChannels());
        assertThatThrownBy(() -> read(file, false))
                .isInstanceOf(ComponentException.class)
                .hasMessage(file + " is a JPEG in CMYK, as printers use it; frames are grey or RGB, so convert it");
    }

    private static byte[] withFourChannels() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ColorSpace four = new ColorSpace(ColorSpace.TYPE_CMYK, 4) {
            private static final long serialVersionUID = 1L;

            @Override
            public float[] toRGB(float[] values) {
                return new float[3];
            }

            @Override
            public float[] fromRGB(float[] values) {
                return new float[4];
            }

            @Override
            public float[] toCIEXYZ(float[] values) {
                return new float[3];
            }

            @Override
            public float[] fromCIEXYZ(float[] values) {
                return new float[4];
            }
        };
        var model = new ComponentColorModel(four, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        var raster = model.createCompatibleWritableRaster(16, 16);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new javax.imageio.IIOImage(raster, null, null));
        }
        return out.toByteArray();
    }

    @Test
    void a_picture_that_is_cut_short_is_refused() throws IOException {
        for (String form : List.of("jpg", "png", "bmp")) {
            BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
            for (int i = 0; i < 64 * 64; i++) {
                noise.setRGB(i % 64, i / 64, (i * 2654435) >> 3);
            }
            Path whole = write(noise, form);
            byte[] bytes = Files.readAllBytes(whole);
            Path half = folder.resolve("half." + form);
            Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> read(half, false))
                    .as(form)
                    .isInstanceOf(ComponentException.class)
                    .hasMessageStartingWith(half + " is damaged or cut short: ");
        }
    }

    @Test
    void a_huge_picture_is_refused_by_its_header() throws IOException {
        Path file = folder.resolve("huge.png");
        Files.write(file, pngHeader(20_000, 20_000));
        assertThatThrownBy(() -> read(file, false))
                .hasMessage(
                        file + " is 20000 x 20000 pixels; a frame has at most 8192 x 8192, so make it smaller first");
    }

    /** Signature and IHDR, nothing else: who asks for memory first fails. */
    private static byte[] pngHeader(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17);
        chunk.put(new byte[] {'I', 'H', 'D', 'R'}).putInt(width).putInt(height);
        chunk.put(new byte[] {8, 0, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.array());
        ByteBuffer file = ByteBuffer.allocate(8 + 4 + 17 + 4);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13);
        return file.put(chunk.array()).putInt((int) crc.getValue()).array();
    }

    @Test
    void what_is_no_picture_is_said_so() throws IOException {
        Path folderNamedSo = Files.createDirectory(folder.resolve("img1.jpg"));
        assertThatThrownBy(() -> read(folderNamedSo, false)).hasMessage(folderNamedSo + " is a folder, not a picture");
        Path empty = Files.createFile(folder.resolve("empty.png"));
        assertThatThrownBy(() -> read(empty, false))
                .hasMessage(empty + " is no picture that can be read: it is empty; JPEG, PNG and BMP can");
        Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
        assertThatThrownBy(() -> read(text, false)).hasMessageContaining("its first bytes are of no known form");
        Path missing = folder.resolve("missing.png");
        assertThatThrownBy(() -> read(missing, false)).hasMessage(missing + " cannot be read: it does not exist");
    }
}
