package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.contract.Contract.Operation;
import by.pavilion.contract.SchemaComparison.Side;
import by.pavilion.identity.Role;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The REST contract and the resources say the same: calls, who may make them, parameters, bodies. */
class RestContractTest {
    private static final Map<String, String> SCHEME_OF_ROLE = Map.of(
            Role.OPERATOR, "operatorKey",
            Role.MERCHANT, "merchantKey",
            Role.STOREFRONT, "storefrontKey",
            Role.PUBLIC, "publishableKey",
            Role.CONNECTOR, "connectorKey",
            Role.BUYER, "orderToken");

    private static final Map<String, Method> CODE = resourceMethods();
    private static final Map<String, Operation> CONTRACT = Contract.operations().stream()
            .collect(
                    Collectors.toMap(operation -> keyOf(operation.method(), operation.path()), operation -> operation));

    @Test
    void hasTheCallsThatTheResourcesHave() {
        assertThat(new TreeSet<>(CONTRACT.keySet())).isEqualTo(new TreeSet<>(CODE.keySet()));
    }

    @Test
    void namesTheRolesThatMayMakeACall() {
        Map<String, Set<String>> inContract = new TreeMap<>();
        Map<String, Set<String>> inCode = new TreeMap<>();

        common().forEach((key, method) -> {
            inCode.put(key, schemesOf(method));
            inContract.put(key, bearerSchemesOf(CONTRACT.get(key)));
        });

        assertThat(inContract).isEqualTo(inCode);
    }

    @Test
    void namesTheParametersOfACall() {
        Map<String, Set<String>> inContract = new TreeMap<>();
        Map<String, Set<String>> inCode = new TreeMap<>();

        common().forEach((key, method) -> {
            Operation operation = CONTRACT.get(key);
            inContract.put(key, new TreeSet<>(operation.parameters("query")));
            inCode.put(key, named(method, QueryParam.class));
            inContract.put(key + " headers", headersInCommon(operation, method));
            inCode.put(key + " headers", named(method, HeaderParam.class));
            inContract.put(key + " path", new TreeSet<>(operation.parameters("path")));
            inCode.put(key + " path", named(method, PathParam.class));
        });

        assertThat(inContract).isEqualTo(inCode);
    }

    @Test
    void describesTheBodiesThatAreTaken() {
        List<String> differences = new ArrayList<>();

        common().forEach((key, method) -> bodyParameter(method)
                .filter(Class::isRecord)
                .ifPresent(body -> CONTRACT.get(key)
                        .requestSchema()
                        .ifPresentOrElse(
                                schema -> differences.addAll(SchemaComparison.between(
                                        key + " request", body, schema, Contract::resolve, Side.TAKEN)),
                                () -> differences.add(key + " takes " + body.getSimpleName() + ", says the code"))));

        assertThat(differences).isEmpty();
    }

    @Test
    void describesTheBodiesThatAreGiven() {
        List<String> differences = new ArrayList<>();

        common().forEach((key, method) -> answerOf(method.getGenericReturnType())
                .ifPresent(body -> CONTRACT.get(key)
                        .successSchema()
                        .ifPresentOrElse(
                                schema -> differences.addAll(SchemaComparison.between(
                                        key + " answer", body, schema, Contract::resolve, Side.GIVEN)),
                                () -> differences.add(key + " gives " + body.getTypeName() + ", says the code"))));

        assertThat(differences).isEmpty();
    }

    /** The catalogue's answers are bytes that are kept ready: their records do not show in the resources. */
    @ParameterizedTest
    @CsvSource({
        "ProductItem, by.pavilion.storefront.ProductItem",
        "ProductDetail, by.pavilion.storefront.ProductDetail",
        "CategoryItem, by.pavilion.storefront.CategoryItem",
        "CategoryAttribute, by.pavilion.storefront.CategoryAttribute",
        "Facets, by.pavilion.storefront.Facets"
    })
    void describesTheBodiesThatAreKeptReady(String schema, String record) throws ClassNotFoundException {
        assertThat(SchemaComparison.between(
                        schema,
                        Class.forName(record),
                        Contract.openapi().at("/components/schemas/" + schema),
                        Contract::resolve,
                        Side.GIVEN))
                .isEmpty();
    }

    private static Map<String, Method> common() {
        Map<String, Method> common = new TreeMap<>(CODE);
        common.keySet().retainAll(CONTRACT.keySet());
        return common;
    }

    private static Map<String, Method> resourceMethods() {
        Map<String, Method> methods = new TreeMap<>();
        for (JavaClass imported : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("by.pavilion")) {
            if (!imported.isAnnotatedWith(Path.class)
                    || imported.getPackageName().startsWith("by.pavilion.sandbox")) {
                continue;
            }
            Class<?> resource = imported.reflect();
            String root = resource.getAnnotation(Path.class).value();
            for (Method method : resource.getDeclaredMethods()) {
                httpMethod(method)
                        .ifPresent(
                                verb -> methods.put(keyOf(verb, join(root, method.getAnnotation(Path.class))), method));
            }
        }
        return methods;
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String join(String root, Path path) {
        String whole = "/" + root + (path == null ? "" : "/" + path.value());
        return whole.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    /** Names of path parameters and their patterns play no part. */
    private static String keyOf(String method, String path) {
        return path.replaceAll("\\{\\s*(\\w+)[^}]*}", "{}") + " " + method;
    }

    private static Set<String> schemesOf(Method method) {
        RolesAllowed allowed = Optional.ofNullable(method.getAnnotation(RolesAllowed.class))
                .orElse(method.getDeclaringClass().getAnnotation(RolesAllowed.class));
        return allowed == null || method.isAnnotationPresent(jakarta.annotation.security.PermitAll.class)
                ? Set.of()
                : Arrays.stream(allowed.value())
                        .map(SCHEME_OF_ROLE::get)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys that a call needs; none when it may also be made without any. */
    private static Set<String> bearerSchemesOf(Operation operation) {
        Set<String> schemes = new TreeSet<>();
        for (var requirement : operation.node().path("security")) {
            if (requirement.isEmpty()) {
                return Set.of();
            }
            requirement.fieldNames().forEachRemaining(schemes::add);
        }
        schemes.retainAll(SCHEME_OF_ROLE.values());
        return schemes;
    }

    /** Headers that the framework or a bean reads need not be parameters of the method. */
    private static Set<String> headersInCommon(Operation operation, Method method) {
        Set<String> headers = new TreeSet<>(operation.parameters("header"));
        headers.retainAll(named(method, HeaderParam.class));
        return headers;
    }

    private static Set<String> named(Method method, Class<? extends Annotation> kind) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    nameOf(field, kind).ifPresent(names::add);
                }
            }
            nameOf(parameter, kind).ifPresent(names::add);
        }
        return names;
    }

    private static Optional<String> nameOf(AnnotatedElement element, Class<? extends Annotation> kind) {
        Annotation annotation = element.getAnnotation(kind);
        if (annotation instanceof QueryParam query) {
            return Optional.of(query.value());
        }
        if (annotation instanceof HeaderParam header) {
            return Optional.of(header.value());
        }
        return annotation instanceof PathParam path ? Optional.of(path.value()) : Optional.empty();
    }

    private static Optional<Class<?>> bodyParameter(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation ->
                                annotation.annotationType().getPackageName().startsWith("jakarta.ws.rs")
                                        || annotation instanceof Context))
                .<Class<?>>map(Parameter::getType)
                .findFirst();
    }

    /** The type of the body, when the method's signature tells it. */
    private static Optional<Type> answerOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == RestResponse.class || raw == Uni.class || CompletionStage.class.isAssignableFrom(raw)) {
                return answerOf(generic.getActualTypeArguments()[0]);
            }
            return raw.getName().endsWith(".Multi") ? Optional.empty() : Optional.of(type);
        }
        boolean unknown = type == void.class
                || type == Void.class
                || type == Response.class
                || type == RestResponse.class
                || type == String.class
                || type == byte[].class
                || type == StreamingOutput.class;
        return unknown ? Optional.empty() : Optional.of(type);
    }
}
