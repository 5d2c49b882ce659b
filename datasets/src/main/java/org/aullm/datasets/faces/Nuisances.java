package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/** What happens in a clip beside its units, whatever they are. */
record Nuisances(HeadDrift head, LightDrift light, Crop crop, RestlessEyes eyes, Decoy decoy) {

    /** Draws those of a clip. Each kind has a stream of its own, so that a change of one leaves the others. */
    static Nuisances draw(Recipe recipe, int subject, int clip) {
        double all = recipe.difficulty().nuisance();
        Strengths strengths = recipe.strengths();
        return new Nuisances(
                HeadDrift.draw(
                        stream(recipe, "head", subject, clip),
                        all * strengths.head() * recipe.domain().drift()),
                LightDrift.draw(
                        stream(recipe, "light", subject, clip),
                        all * strengths.light() * recipe.domain().lightDrift()),
                Crop.draw(
                        stream(recipe, "crop", subject, clip),
                        strengths.crop(),
                        recipe.domain().wider()),
                RestlessEyes.draw(stream(recipe, "eyes", subject, clip), all * strengths.eyes()),
                Decoy.draw(stream(recipe, "decoy", subject, clip), all * strengths.decoys()));
    }

    private static RandomStream stream(Recipe recipe, String kind, int subject, int clip) {
        return new RandomStream(recipe.seed(), "nuisance " + kind, subject, clip);
    }
}
