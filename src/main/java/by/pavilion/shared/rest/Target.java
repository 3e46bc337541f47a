package by.pavilion.shared.rest;

import by.pavilion.shared.IfMatch;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request is about.
 *
 * @param path the parts of its path by the names in the template
 * @param ifMatch the version that the caller knows; null without the header
 * @param makes whether the request would make what is not there
 */
public record Target(
        MultivaluedMap<String, String> path, @Nullable IfMatch ifMatch, boolean makes) {
    public boolean has(String name) {
        return path.containsKey(name);
    }

    public String path(String name) {
        return path.getFirst(name);
    }
}
