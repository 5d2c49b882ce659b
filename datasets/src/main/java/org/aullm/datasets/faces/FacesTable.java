package org.aullm.datasets.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aullm.api.data.Clip;

/** What is written of made-up clips beside their frames, in the form of CASME II's table. */
final class FacesTable {

    static final String TABLE = "CASME2-form-SYNTHETIC.xlsx";
    static final String TRUTH = "truth.csv";
    static final String LICENCE =
            """
            SYNTHETIC. The faces in this folder are painted by a program (aullm data synth); no person is shown.
            They may be used and shared freely. Results on them say that code works and that a method can use a signal;
            they are never evidence about real faces.
            """;

    private static final int EPISODES = 20;
    private static final int FIRST_FRAMES = 60;
    private static final double ONE_SIDED = 0.3;

    /**
     * A clip.
     *
     * @param first the number of its first frame
     * @param codes as a coder writes them: {@code 4+R12}; {@code 0} for a face at rest
     * @param acting how strongly each unit moves on each side
     */
    record Row(
            String subject,
            String sample,
            int first,
            int onset,
            int apex,
            int offset,
            String codes,
            String emotion,
            List<Acting> acting) {}

    private FacesTable() {}

    static Row row(SyntheticFaces faces, Clip clip) {
        ClipPlan plan = faces.plan(clip);
        int frames = faces.recipe().frames();
        String subject = clip.subject().replaceAll(".*/s", "");
        int number = Integer.parseInt(clip.id().replaceAll(".*/c", "")) - 1;
        // As in the real set, clips are cut out of recordings, and so do not begin at frame 1.
        int first = 1 + (37 * number + 11 * Integer.parseInt(subject)) % FIRST_FRAMES;
        double begin = plan.acting().stream()
                .mapToDouble(each -> each.time().onset())
                .min()
                .orElse(0);
        double end = plan.acting().stream()
                .mapToDouble(each -> each.time().offset())
                .max()
                .orElse(1);
        int last = frames - 1;
        return new Row(
                subject,
                "EP%02d_%02d".formatted(1 + number / EPISODES, 1 + number % EPISODES),
                first,
                first + (int) Math.floor(Math.max(0, begin) * last),
                first + plan.apexFrame(frames),
                first + (int) Math.ceil(Math.min(1, end) * last),
                codes(plan.acting()),
                faces.prototype(clip),
                plan.acting());
    }

    private static String codes(List<Acting> acting) {
        List<String> codes = new ArrayList<>();
        for (Acting each : acting) {
            // A code names the person's own side, which is the picture's other one.
            String side =
                    each.left() < ONE_SIDED * each.right() ? "L" : each.right() < ONE_SIDED * each.left() ? "R" : "";
            codes.add(side + each.unit());
        }
        return codes.isEmpty() ? "0" : String.join("+", codes);
    }

    static List<List<Object>> cells(List<Row> rows) {
        List<List<Object>> cells = new ArrayList<>();
        cells.add(List.of(
                "Subject",
                "Filename",
                "",
                "OnsetFrame",
                "ApexFrame",
                "OffsetFrame",
                "",
                "Action Units",
                "Estimated Emotion"));
        for (Row row : rows) {
            cells.add(List.of(
                    row.subject(),
                    row.sample(),
                    "",
                    row.onset(),
                    row.apex(),
                    row.offset(),
                    "",
                    row.codes(),
                    row.emotion()));
        }
        return cells;
    }

    /** How strongly each unit moves on the person's own sides, as a share of the strongest there is. */
    static String truth(List<Row> rows) {
        StringBuilder text = new StringBuilder("subject,sample,unit,left,right\r\n");
        for (Row row : rows) {
            for (Acting each : row.acting()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%.4f,%.4f\r\n",
                        row.subject(),
                        row.sample(),
                        each.unit(),
                        each.right(),
                        each.left()));
            }
        }
        return text.toString();
    }
}
