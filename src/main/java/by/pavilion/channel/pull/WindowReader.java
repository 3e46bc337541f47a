package by.pavilion.channel.pull;

import by.pavilion.channel.ChannelFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads all that a marketplace lists of a window: page after page, and in narrower windows where it does not list so much. */
final class WindowReader {
    private WindowReader() {}

    /** Asks for a page. */
    interface Asking<T> {
        Part<T> page(Instant from, Instant until, Optional<String> page) throws ChannelFault;
    }

    /** @param tooMany that the marketplace does not list so many: then the rest of it means nothing */
    record Part<T>(List<T> items, Optional<String> next, boolean tooMany) {
        Part {
            items = List.copyOf(items);
        }
    }

    static <T> List<T> all(Window window, Asking<T> asking) throws ChannelFault {
        List<T> found = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Part<T> part = asking.page(window.from(), window.until(), next);
            if (part.tooMany()) {
                return inHalves(window, asking);
            }
            found.addAll(part.items());
            next = part.next();
        } while (next.isPresent());
        return found;
    }

    private static <T> List<T> inHalves(Window window, Asking<T> asking) throws ChannelFault {
        List<Window> halves = window.halves()
                .orElseThrow(() -> new ChannelFault(
                        ChannelFault.Kind.RETRY, "more changed in a second than is listed: " + window.from()));
        List<T> found = new ArrayList<>();
        for (Window half : halves) {
            found.addAll(all(half, asking));
        }
        return found;
    }
}
