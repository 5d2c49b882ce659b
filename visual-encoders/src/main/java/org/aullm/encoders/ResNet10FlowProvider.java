package org.aullm.encoders;

/**
 * ResNet-10 on flow pictures, one block a stage; see {@link FlowResNetProvider} for the layers. 4,905,792 parameters with the
 * published stem, without a classifier.
 */
public final class ResNet10FlowProvider extends FlowResNetProvider {

    public ResNet10FlowProvider() {
        super("resnet10-flow", 1);
    }

    @Override
    public String summary() {
        return "ResNet-10 on flow pictures";
    }
}
