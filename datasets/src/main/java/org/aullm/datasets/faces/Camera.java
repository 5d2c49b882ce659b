package org.aullm.datasets.faces;

/** What a camera makes of the light of a frame, or of one of its colours: blur, noise, compression, whole grey levels. */
final class Camera {

    private final Recipe recipe;
    private final Blocks blocks;
    private final float[] scratch;

    Camera(Recipe recipe) {
        this.recipe = recipe;
        this.blocks = new Blocks(recipe.size());
        this.scratch = new float[recipe.size() * recipe.size()];
    }

    /**
     * Develops a frame.
     *
     * @param grey its light, (size, size); overwritten
     * @param film takes the grey levels, from 0 to 255
     * @param from where in the film
     * @param step from one pixel's level to the next one's
     */
    void develop(float[] grey, Noise noise, byte[] film, int from, int step) {
        int size = recipe.size();
        for (int pass = 0; pass < recipe.domain().blur(); pass++) {
            blur(grey);
        }
        float deviation = (float) (recipe.difficulty().noise()
                * recipe.strengths().noise()
                * recipe.domain().noise());
        for (int row = 0; row < size; row++) {
            noise.addTo(grey, row * size, size, deviation);
        }
        if (recipe.domain().blocks() || recipe.difficulty().blocks()) {
            blocks.through(grey);
        }
        for (int i = 0; i < size * size; i++) {
            int level = (int) (grey[i] + 0.5f);
            film[from + i * step] = (byte) Math.max(0, Math.min(255, level));
        }
    }

    private void blur(float[] grey) {
        int size = recipe.size();
        for (int row = 0; row < size; row++) {
            int first = row * size;
            int last = first + size - 1;
            scratch[first] = (3 * grey[first] + grey[first + 1]) / 4;
            for (int at = first + 1; at < last; at++) {
                scratch[at] = (grey[at - 1] + 2 * grey[at] + grey[at + 1]) / 4;
            }
            scratch[last] = (grey[last - 1] + 3 * grey[last]) / 4;
        }
        for (int row = 0; row < size; row++) {
            int at = row * size;
            int above = Math.max(0, row - 1) * size;
            int below = Math.min(size - 1, row + 1) * size;
            for (int i = 0; i < size; i++) {
                grey[at + i] = (scratch[above + i] + 2 * scratch[at + i] + scratch[below + i]) / 4;
            }
        }
    }
}
