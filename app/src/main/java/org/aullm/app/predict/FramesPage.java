package org.aullm.app.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.aullm.api.ActionUnit;
import org.aullm.api.vision.ClipTools;
import org.aullm.api.vision.Flow;
import org.aullm.api.vision.Picture;
import org.aullm.core.trial.TrainedModel;
import org.aullm.report.prediction.Closeup;
import org.aullm.report.prediction.InputReport;
import org.aullm.report.prediction.Timeline;
import org.aullm.report.prediction.UnitScore;

/** What a page says of a video or folder that was read. */
final class FramesPage {

    private final TrainedModel model;
    private final Settings settings;
    private final ClipTools tools;
    private final List<ActionUnit> units;

    FramesPage(TrainedModel model, Settings settings, ClipTools tools) {
        this.model = model;
        this.settings = settings;
        this.tools = tools;
        this.units =
                model.record().config().units().stream().map(ActionUnit::new).toList();
    }

    InputReport of(String name, FramesInput read, List<String> warnings, Optional<String> overlay) {
        Peak peak = read.findings().peak();
        Moment moment = Moment.of(model, peak.clip(), peak.evidence(), settings.words());
        return new InputReport(
                name,
                facts(read, overlay),
                warnings,
                scores(read),
                Optional.of(timeline(read)),
                Optional.of(closeup(peak, moment)),
                moment.relations(),
                moment.words(),
                settings.emotions() ? Optional.of(Emotions.of(scores(peak))) : Optional.empty(),
                ModelFacts.of(model.record()),
                described());
    }

    private static Map<String, String> facts(FramesInput read, Optional<String> overlay) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(read.kind() + " of", read.frames() + " frames");
        double rate = read.warnings().rate();
        if (!Double.isNaN(rate)) {
            facts.put("at", Warnings.inWords(rate) + " frames in a second");
        }
        facts.put("size", read.size());
        overlay.ifPresent(file -> facts.put("with overlay in", file));
        return facts;
    }

    private Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        settings.described().forEach((key, value) -> described.put(key, String.valueOf(value)));
        described.put("front end", tools.described());
        tools.terms().forEach((part, terms) -> described.put("licence of " + part, terms));
        return described;
    }

    private List<UnitScore> scores(FramesInput read) {
        return IntStream.range(0, units.size())
                .mapToObj(unit -> new UnitScore(
                        units.get(unit),
                        read.findings().highest(unit),
                        model.record().threshold(unit),
                        OptionalDouble.of(read.findings().highestAt(unit))))
                .toList();
    }

    private List<UnitScore> scores(Peak peak) {
        return IntStream.range(0, units.size())
                .mapToObj(unit -> new UnitScore(
                        units.get(unit),
                        peak.probabilities()[unit],
                        model.record().threshold(unit),
                        OptionalDouble.empty()))
                .toList();
    }

    private Timeline timeline(FramesInput read) {
        List<List<Double>> probabilities = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            probabilities.add(read.envelope().curve(unit));
        }
        List<Timeline.Motion> motions = List.of(
                new Timeline.Motion("face", read.envelope().curve(units.size())),
                new Timeline.Motion("eyes", read.envelope().curve(units.size() + 1)));
        return new Timeline(
                read.envelope().seconds(),
                probabilities,
                motions,
                "motion in %.0f ms, %% of crop".formatted(RecentMotion.MILLIS),
                read.findings().apexes());
    }

    private Closeup closeup(Peak peak, Moment moment) {
        Picture apex = peak.crops().get(peak.spotting().apex()).grey();
        Flow flow =
                tools.flow(peak.crops().get(0), peak.crops().get(peak.spotting().apex()));
        int surest = IntStream.range(0, units.size()).reduce(0, (a, b) -> above(peak, b) > above(peak, a) ? b : a);
        return new Closeup(
                String.format(
                        Locale.ROOT,
                        "At %.2f s, where %s (%s) has a probability of %.2f. Its window begins at %.2f s; the apex is %s.",
                        peak.apexMillis() / 1000,
                        units.get(surest),
                        units.get(surest).facsName(),
                        peak.probabilities()[surest],
                        peak.startMillis() / 1000,
                        peak.spotting().source()),
                apex.width(),
                apex.height(),
                Optional.of(Pictures.png(apex.width(), apex.height(), apex.pixels())),
                Arrows.of(flow, ApexMotion.LONGER),
                ApexMotion.LONGER,
                moment.evidence());
    }

    private double above(Peak peak, int unit) {
        return peak.probabilities()[unit] - model.record().threshold(unit);
    }
}
