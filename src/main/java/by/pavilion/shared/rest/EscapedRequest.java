package by.pavilion.shared.rest;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose address was escaped after it had come. */
final class EscapedRequest extends HttpServerRequestWrapper {
    private final String uri;
    private final MultiMap params = MultiMap.caseInsensitiveMultiMap();

    EscapedRequest(HttpServerRequest sent, String uri) {
        super((HttpServerRequestInternal) sent);
        this.uri = uri;
        new QueryStringDecoder(uri).parameters().forEach(params::add);
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public String path() {
        int question = uri.indexOf('?');
        return question < 0 ? uri : uri.substring(0, question);
    }

    @Override
    public @Nullable String query() {
        int question = uri.indexOf('?');
        return question < 0 ? null : uri.substring(question + 1);
    }

    @Override
    public MultiMap params(boolean semicolonIsNormalChar) {
        return params;
    }

    @Override
    public String absoluteURI() {
        return scheme() + "://" + authority() + uri;
    }
}
