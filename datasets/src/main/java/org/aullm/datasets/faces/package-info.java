/**
 * Made-up faces whose action units are known exactly: a test instrument, not a face model.
 *
 * <p>The way of a clip: {@link org.aullm.datasets.faces.Person} has a shape, {@link org.aullm.datasets.faces.Skin} paints
 * it, {@link org.aullm.datasets.faces.UnitMaps} says how each unit moves it, {@link org.aullm.datasets.faces.ClipPlan}
 * draws what happens in a clip, {@link org.aullm.datasets.faces.ClipRenderer} shows it frame by frame.
 *
 * <p>Lengths are pixels of a picture of 112 x 112 with the midline at x = 56; y grows downwards. Whatever reaches a pixel
 * is computed by plain arithmetic, {@link java.lang.Math#sqrt} or {@link java.lang.StrictMath}, so that the same options
 * give the same bytes everywhere. Results on these faces say that code works and that a method can use a signal. They are
 * never evidence about real faces.
 */
package org.aullm.datasets.faces;
