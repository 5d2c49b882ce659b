package org.aullm.datasets.faces;

import java.util.List;

/**
 * What a unit does to a face at its peak, on each side.
 *
 * @param motions skin that moves
 * @param furrows folds that appear
 * @param upperLid how far the upper lid rises (negative: falls)
 * @param lowerLid how far the lower lid rises
 * @param gap how far the lips part
 */
record Expression(List<SkinMotion> motions, List<Furrow> furrows, double upperLid, double lowerLid, double gap) {
    Expression {
        motions = List.copyOf(motions);
        furrows = List.copyOf(furrows);
    }
}
