package org.aullm.datasets.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameFolderTest {

    @TempDir
    private Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void frames_are_in_order_of_their_numbers() throws IOException {
        files("reg_img100.jpg", "reg_img46.jpg", "reg_img9.jpg", "notes.txt", "._reg_img9.jpg");
        assertThat(FrameFolder.list(folder).files())
                .extracting(FrameFolder.File::number)
                .containsExactly(9, 46, 100);
    }

    @Test
    void the_last_number_of_a_name_counts() throws IOException {
        files("006_1_2_5562.JPG", "006_1_2_5561.jpg");
        assertThat(FrameFolder.list(folder).files())
                .extracting(FrameFolder.File::number)
                .containsExactly(5561, 5562);
    }

    @Test
    void what_has_no_number_is_left_out_and_said() throws IOException {
        files("1.png", "2.png", "cover.png");
        FrameFolder listed = FrameFolder.list(folder);
        assertThat(listed.files()).hasSize(2);
        assertThat(listed.remarks()).containsExactly("'cover.png' was left out: its name has no frame number");
    }

    @Test
    void one_number_twice_is_refused() throws IOException {
        files("img7.png", "img07.jpg");
        assertThatThrownBy(() -> FrameFolder.list(folder))
                .hasMessage(folder + " has frame 7 twice: img07.jpg and img7.png; remove one of them");
    }

    @Test
    void an_empty_folder_is_refused() {
        assertThatThrownBy(() -> FrameFolder.list(folder))
                .hasMessage(folder + " holds no frame: no file in it ends in .jpg, .jpeg, .png, .bmp");
    }

    @Test
    void a_folder_named_like_a_picture_is_refused() throws IOException {
        Files.createDirectory(folder.resolve("img1.jpg"));
        assertThatThrownBy(() -> FrameFolder.list(folder))
                .hasMessage(
                        folder.resolve("img1.jpg") + " is a folder, although it is named like a picture; move it away");
    }

    @Test
    void a_single_picture_is_a_folder_of_one() throws IOException {
        files("astronaut.png");
        assertThat(FrameFolder.list(folder.resolve("astronaut.png")).files())
                .containsExactly(new FrameFolder.File(1, folder.resolve("astronaut.png")));
    }
}
