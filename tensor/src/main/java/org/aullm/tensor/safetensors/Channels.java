package org.aullm.tensor.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads without moving a channel's position, so that threads can share it. */
final class Channels {

    private Channels() {}

    /** Fills the buffer from its position on, or as far as the file goes. */
    static void readAt(FileChannel channel, ByteBuffer target, long position) throws IOException {
        long from = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, from);
            if (count < 0) {
                return;
            }
            from += count;
        }
    }
}
