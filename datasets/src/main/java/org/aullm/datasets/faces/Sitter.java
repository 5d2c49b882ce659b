package org.aullm.datasets.faces;

import org.aullm.datasets.RandomStream;

/**
 * A person in a session: everything that is the same in all clips of it and costs time to make.
 *
 * @param who the person
 * @param skin the painted face
 * @param eyes the eyes
 * @param maps how units move the skin
 * @param depth how far the face stands out
 * @param pigment its colours
 */
record Sitter(Person who, Skin skin, Eyes eyes, UnitMaps maps, Depth depth, Pigment pigment) {

    /** Clips of a person that are taken in one light. */
    static final int CLIPS_IN_SESSION = 20;

    static Sitter of(long seed, int subject, int session) {
        Person who = Person.draw(new RandomStream(seed, "person", subject));
        Light light = Light.draw(new RandomStream(seed, "session", subject, session));
        Heights relief = new Heights(who);
        return new Sitter(
                who,
                new Skin(who, relief, light, new RandomStream(seed, "skin", subject)),
                new Eyes(who, light),
                new UnitMaps(who, light),
                new Depth(relief),
                new Pigment(who, new RandomStream(seed, "pigment", subject)));
    }
}
