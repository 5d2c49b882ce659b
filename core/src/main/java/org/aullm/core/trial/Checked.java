package org.aullm.core.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aullm.api.Component;
import org.aullm.api.ComponentException;
import org.aullm.api.FeatureSpec;
import org.aullm.api.Mode;
import org.aullm.api.Parameter;
import org.aullm.api.Projector;
import org.aullm.api.RelationGraph;
import org.aullm.api.Relations;
import org.aullm.api.SoftTokens;
import org.aullm.api.StepOutcome;
import org.aullm.api.VisualEncoder;
import org.aullm.api.VisualFeatures;
import org.aullm.api.prompt.Prompt;
import org.aullm.core.registry.Slot;
import org.aullm.tensor.Numbers;

/**
 * Looks at everything that a component gives back: the announced shape, the trial's type of number, finite values, and
 * state that EVAL leaves alone. Results are the same with and without it; it costs a look at every value.
 *
 * <p>A proxy, so that whatever else a component can do is still seen by those who ask for it.
 */
final class Checked implements InvocationHandler {

    private final Slot slot;
    private final String id;
    private final Component component;

    private Checked(Slot slot, Component component) {
        this.slot = slot;
        this.id = component.description().id();
        this.component = component;
    }

    /** The same component under watch. What it gives back wrongly is a {@link ComponentException} that says so. */
    @SuppressWarnings("unchecked") // C is one of the component's interfaces
    static <C extends Component> C around(Slot slot, C component) {
        return (C) Proxy.newProxyInstance(
                Checked.class.getClassLoader(),
                interfaces(component.getClass()).toArray(Class<?>[]::new),
                new Checked(slot, component));
    }

    private static List<Class<?>> interfaces(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            all.addAll(Arrays.asList(each.getInterfaces()));
        }
        return all.stream()
                .distinct()
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .filter(each -> each.getModule().isExported(each.getPackageName(), Checked.class.getModule()))
                .toList();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        boolean judging = Arrays.asList(given).contains(Mode.EVAL);
        List<double[]> before = judging ? buffers() : List.of();
        Object result;
        try {
            result = method.invoke(component, given);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
        check(method.getName(), given, result);
        if (judging && !same(before, buffers())) {
            throw wrong("changed its own state in EVAL");
        }
        return result;
    }

    private void check(String method, Object[] given, Object result) {
        switch (method) {
            case "encode" -> encoded((VisualFeatures) result, rows(given[0]));
            case "project" ->
                tokens("content tokens", (SoftTokens) result, rows(given[0]), ((Projector) component).tokensPerClip());
            case "relate" -> related((Relations) result, rows(given[0]));
            case "infer" -> look("logits", (NDArray) result, new Shape(rows(given[0]), -1));
            case "loss", "penalty" -> look(method, (NDArray) result, new Shape());
            default -> {}
        }
    }

    private void encoded(VisualFeatures seen, long rows) {
        FeatureSpec announced = ((VisualEncoder) component).features();
        look(
                "mid-level map",
                seen.mid(),
                new Shape(rows, announced.channels(), announced.time(), announced.height(), announced.width()));
        look("high-level vector", seen.high(), new Shape(rows, announced.high()));
    }

    private void related(Relations relations, long rows) {
        tokens("instruction tokens", relations.tokens(), rows, ((RelationGraph) component).tokensPerClip());
        relations.auxiliary().ifPresent(own -> look("auxiliary judgement", own, new Shape(rows, -1)));
    }

    private void tokens(String what, SoftTokens tokens, long rows, int announced) {
        look(what, tokens.tokens(), new Shape(rows, announced, -1));
    }

    /** Clips in what was given; -1 where it does not tell. */
    private static long rows(Object given) {
        if (given instanceof NDArray array) {
            return array.getShape().get(0);
        }
        if (given instanceof VisualFeatures features) {
            return features.high().getShape().get(0);
        }
        if (given instanceof Prompt prompt) {
            return prompt.parts().stream()
                    .flatMap(part -> clips(part).stream())
                    .findFirst()
                    .orElse(-1L);
        }
        return given instanceof StepOutcome outcome
                ? outcome.logits().getShape().get(0)
                : -1;
    }

    private static Optional<Long> clips(Prompt.Part part) {
        if (part instanceof Prompt.ClipTokens soft) {
            return Optional.of(soft.tokens().getShape().get(0));
        }
        return part instanceof Prompt.ClipText text
                ? Optional.of((long) text.texts().size())
                : Optional.empty();
    }

    private void look(String what, NDArray array, Shape announced) {
        Shape shape = array.getShape();
        boolean fits = shape.dimension() == announced.dimension();
        for (int axis = 0; fits && axis < shape.dimension(); axis++) {
            fits = announced.get(axis) == -1 || announced.get(axis) == shape.get(axis);
        }
        if (!fits) {
            throw wrong("gave %s of shape %s, but %s was announced".formatted(what, shape, announced));
        }
        if (array.getDataType() != DataType.FLOAT32) {
            throw wrong("gave %s of type %s, but the trial computes in FLOAT32".formatted(what, array.getDataType()));
        }
        for (double value : Numbers.doubles(array)) {
            if (!Double.isFinite(value)) {
                throw wrong("gave %s that hold %s".formatted(what, value));
            }
        }
    }

    private List<double[]> buffers() {
        return component.parameters().all().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.BUFFER)
                .map(parameter -> Numbers.doubles(parameter.array()))
                .toList();
    }

    private static boolean same(List<double[]> before, List<double[]> after) {
        for (int i = 0; i < before.size(); i++) {
            if (!Arrays.equals(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private ComponentException wrong(String what) {
        return new ComponentException(("%s '%s' %s. This is a defect of the component: its author's test of the"
                        + " contract (aullm-testkit) finds it")
                .formatted(slot.title(), id, what));
    }
}
