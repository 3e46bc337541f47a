package by.pavilion.contract;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.restassured.http.Method;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** Every endpoint of the running application. */
final class ServedEndpoints {
    private ServedEndpoints() {}

    record Endpoint(Method method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Each with the media type that it reads. */
    static Map<Endpoint, String> all() {
        Map<Endpoint, String> found = new LinkedHashMap<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "/", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        String path = template.replaceAll("/$", "").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
                        List<MediaType> consumes = resource.getConsumes();
                        found.put(
                                new Endpoint(Method.valueOf(method), path),
                                consumes.isEmpty()
                                        ? MediaType.APPLICATION_JSON
                                        : consumes.get(0).toString());
                    }
                });
        return found;
    }
}
