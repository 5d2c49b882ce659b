package org.aullm.encoders;

/**
 * ResNet-18 on flow pictures, two blocks a stage; see {@link FlowResNetProvider} for the layers. 11,176,512 parameters with the
 * published stem, without a classifier.
 */
public final class ResNet18FlowProvider extends FlowResNetProvider {

    public ResNet18FlowProvider() {
        super("resnet18-flow", 2);
    }

    @Override
    public String summary() {
        return "ResNet-18 on flow pictures";
    }
}
