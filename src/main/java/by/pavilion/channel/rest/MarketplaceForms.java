package by.pavilion.channel.rest;

import by.pavilion.channel.CallsIn;
import by.pavilion.channel.Channels;
import by.pavilion.channel.MessagesIn;
import by.pavilion.shared.rest.ForeignForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marketplaces read their own form only, also where a request never reaches the adapter: its body is too long, say. */
@ApplicationScoped
class MarketplaceForms implements ForeignForm {
    private static final Pattern PATH = Pattern.compile("/api/v1/channels/([a-z]+)/(messages|calls)/?");

    private final Channels channels;

    MarketplaceForms(Channels channels) {
        this.channels = channels;
    }

    @Override
    public Optional<String> of(String path, int status, String slug) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return matcher.group(2).equals("messages")
                ? channels.find(matcher.group(1), MessagesIn.class).map(adapter -> adapter.failed(status, slug))
                : channels.find(matcher.group(1), CallsIn.class).map(adapter -> adapter.failed(status, slug));
    }
}
