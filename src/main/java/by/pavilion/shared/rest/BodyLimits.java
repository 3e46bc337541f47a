package by.pavilion.shared.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses bodies above the limit of their method: by their declared length, else once that many bytes have come. */
@Provider
class BodyLimits implements DynamicFeature {
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        BodyLimit larger = resource.getResourceMethod().getAnnotation(BodyLimit.class);
        context.register(new Filter(larger == null ? BodyLimit.USUAL_BYTES : (long) larger.mebibytes() << 20));
    }

    static class Filter implements ContainerRequestFilter {
        private final long limitBytes;

        Filter(long limitBytes) {
            this.limitBytes = limitBytes;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            if (!METHODS_WITH_BODY.contains(request.getMethod())) {
                return;
            }
            String declared = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
            if (declared == null) {
                request.setEntityStream(new Limited(request.getEntityStream(), limitBytes));
            } else if (Long.parseLong(declared) > limitBytes) {
                throw RestProblems.bodyTooLarge(limitBytes);
            }
        }
    }

    private static class Limited extends FilterInputStream {
        private final long limitBytes;
        private long readBytes;

        Limited(InputStream stream, long limitBytes) {
            super(stream);
            this.limitBytes = limitBytes;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte @Nullable [] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(read);
            return read;
        }

        /** Reading an endless body to its end would keep the thread. */
        @Override
        public void close() throws IOException {
            if (readBytes <= limitBytes) {
                super.close();
            }
        }

        private void count(int more) {
            readBytes += Math.max(0, more);
            if (readBytes > limitBytes) {
                throw RestProblems.bodyTooLarge(limitBytes);
            }
        }
    }
}
