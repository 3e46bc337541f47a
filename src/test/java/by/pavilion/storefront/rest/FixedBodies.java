package by.pavilion.storefront.rest;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives bytes that never change: the most that a read can reach on this machine. For {@link StorefrontBench}. */
@Path("/trial/fixed-bodies/{size}")
@PermitAll
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
class FixedBodies {
    private final Map<Integer, byte[]> bodies = new ConcurrentHashMap<>();

    @GET
    public byte[] body(@PathParam("size") int size) {
        return bodies.computeIfAbsent(size, bytes -> {
            byte[] body = new byte[bytes];
            Arrays.fill(body, (byte) '0');
            return body;
        });
    }
}
