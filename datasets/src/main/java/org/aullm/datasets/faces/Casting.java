package org.aullm.datasets.faces;

import java.util.List;
import java.util.Optional;
import org.aullm.datasets.JointModel;
import org.aullm.datasets.JointModel.Coupling;
import org.aullm.datasets.RandomStream;

/** Decides which units a clip shows. Its random numbers are its own, so that looks and labels can differ apart. */
final class Casting {

    /** The couplings of the Ising model: what a learnt graph can be scored against. */
    static final List<Coupling> COUPLINGS = List.of(
            new Coupling(1, 2, 3.0),
            new Coupling(2, 5, 2.0),
            new Coupling(6, 12, 3.0),
            new Coupling(4, 7, 2.0),
            new Coupling(4, 9, 1.5),
            new Coupling(9, 10, 1.5),
            new Coupling(15, 17, 2.0),
            new Coupling(17, 24, 1.5),
            new Coupling(23, 24, 1.5),
            new Coupling(20, 25, 1.5),
            new Coupling(4, 12, -2.0),
            new Coupling(24, 25, -3.0));

    /** The share of clips with each unit, in the order of {@link Units#ALL}. */
    static final List<Double> SHARES =
            List.of(.17, .15, .26, .10, .12, .20, .10, .10, .21, .15, .11, .14, .08, .08, .10, .12);

    private final Recipe recipe;
    private final Optional<JointModel> model;

    /**
     * What a clip shows.
     *
     * @param units as bits
     * @param name of the prototype it was made from; empty if of none
     */
    record Role(int units, String name) {}

    Casting(Recipe recipe) {
        this.recipe = recipe;
        this.model = switch (recipe.together()) {
            case PROTOTYPES -> Optional.empty();
            case ISING -> Optional.of(new JointModel(Units.ALL, SHARES, COUPLINGS, 1));
            case INDEPENDENT -> Optional.of(new JointModel(Units.ALL, SHARES, COUPLINGS, 0));
        };
    }

    Role draw(int subject, int clip) {
        RandomStream random = new RandomStream(recipe.seed(), "units", subject, clip);
        if (model.isPresent()) {
            return new Role(model.get().draw(random), "");
        }
        Prototypes.Drawn drawn = Prototypes.draw(random);
        return new Role(drawn.units(), drawn.name());
    }
}
