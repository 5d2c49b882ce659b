package org.aullm.datasets.annotation;

/** What a column of an annotation table means. */
enum Column {
    SUBJECT("the subject"),
    SAMPLE("the clip's name"),
    ONSET("the first frame"),
    APEX("the apex frame"),
    OFFSET("the last frame"),
    UNITS("the action units"),
    EMOTION("the emotion"),
    OBJECTIVE_CLASS("the objective class"),
    FRAMES_PER_SECOND("frames in a second");

    private final String meaning;

    Column(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
