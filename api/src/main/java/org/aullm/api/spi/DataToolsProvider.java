package org.aullm.api.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/**
 * Provides what is done with folders of clips outside any study: bringing a delivered data set into the form that is read
 * here, looking for what is wrong in it, and making up one.
 *
 * <p>Every problem with a request or a file as a whole is a {@link org.aullm.api.ComponentException}.
 *
 * @since 0.1.0
 */
public interface DataToolsProvider {

    /** The options of made-up data sets. */
    List<Option<?>> synthesisOptions();

    /**
     * Writes a made-up data set as an owner would deliver one: folders of frames and an annotation table in the form of
     * CASME II. What is there already is kept, so that an interrupted call goes on when it is repeated.
     *
     * @param progress takes lines as work goes on
     * @return what was written, in lines
     */
    List<String> synthesise(Options options, Path folder, Consumer<String> progress);

    /** Brings a delivered data set into a folder with a manifest, which names frames where they lie and copies none. */
    Imported bringIn(Delivery delivery, Path folder);

    /**
     * Looks for what is wrong in imported data sets, each by itself and between them.
     *
     * @param manifests files or folders as a data set would open them
     * @param pictures how many problems and clips are shown in pictures
     * @param progress takes lines as work goes on
     */
    Findings check(List<Path> manifests, int pictures, Consumer<String> progress);

    /** A page of what was found that needs no other file. */
    String page(Findings findings);

    /** What a data set holds: facts, and its clips. */
    Contents contents(Path manifest);

    /**
     * A data set as its owner delivers it.
     *
     * @param dataset what the tables are; see {@link AnnotationToolsProvider#tables}
     * @param tables its annotation tables; several count as one
     * @param frames the folder with its frames
     * @param folders where in it a clip's frames are, such as {@code sub{subject}/{sample}}; empty for the usual place
     * @param name what it is called in results; empty for the usual name
     * @param licence under which terms it may be used; empty for what is known of the data set
     * @param policy how codes are read
     */
    record Delivery(
            String dataset,
            List<Path> tables,
            Path frames,
            String folders,
            String name,
            String licence,
            AnnotationToolsProvider.Policy policy) {
        public Delivery {
            tables = List.copyOf(tables);
        }
    }

    /**
     * What became of a delivery.
     *
     * @param manifest the file that was written
     * @param clips how many clips it names
     * @param missing clips of the table whose frames are not there, with where they were looked for
     */
    record Imported(Path manifest, int clips, List<AnnotationToolsProvider.Problem> missing) {
        public Imported {
            missing = List.copyOf(missing);
        }
    }

    /**
     * What is wrong.
     *
     * @param datasets for each manifest its name and how many clips, subjects and frames were looked at
     * @param findings everything, by manifest and row
     */
    record Findings(List<Looked> datasets, List<Finding> findings) {
        public Findings {
            datasets = List.copyOf(datasets);
            findings = List.copyOf(findings);
        }
    }

    /**
     * What was looked at in one data set.
     *
     * @param licences the terms of each source data set
     * @param pictures apex frames of some of its people; empty where none are asked for
     */
    record Looked(
            String manifest,
            String name,
            Map<String, String> licences,
            int clips,
            int subjects,
            long frames,
            List<Frame> pictures) {
        public Looked {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * Something wrong or doubtful.
     *
     * @param manifest in which file
     * @param row the row of its table; 0 where the whole is meant
     * @param clip which clip; empty where none is meant
     * @param kind such as {@code frames-missing}, for programs
     * @param text what it is
     * @param pictures frames that show it; empty where none are asked for
     */
    record Finding(String manifest, int row, String clip, String kind, String text, List<Frame> pictures) {
        public Finding {
            pictures = List.copyOf(pictures);
        }
    }

    /** A frame: what it is, and a PNG file in base64. */
    record Frame(String title, String png) {}

    /**
     * What a data set holds.
     *
     * @param facts in order: name, licence, root and whatever else the manifest says
     * @param clips in order
     */
    record Contents(Map<String, String> facts, List<Shown> clips) {
        public Contents {
            clips = List.copyOf(clips);
        }
    }

    /** A clip in words. */
    record Shown(
            int row,
            String id,
            String subject,
            String path,
            String frames,
            String units,
            String emotion,
            boolean there) {}
}
