package io.callgate.store.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Bytes to a tree of YAML nodes that remember their lines. Anchors, aliases and tags are refused: a
 * configuration needs none, and they are how a small file becomes a large or an endless tree.
 */
public final class YamlTree {

    /** Ten thousand callers fit; what is larger is not a configuration. */
    public static final int BYTES_MAX = 1 << 20;

    /** The deepest key, a caller's peers, stands six deep; the composer recurses once a level. */
    private static final int DEPTH_MAX = 16;

    private static final LoadSettings SETTINGS = LoadSettings.builder().setLabel("configuration")
            .setCodePointLimit(BYTES_MAX).build();

    private final Problems problems;

    public YamlTree(Problems problems) {
        this.problems = problems;
    }

    /** The keys at the top, or empty with the reason among the problems. */
    public Optional<Section> parse(byte[] bytes) {
        return root(bytes).map(root -> Section.of(root, "", problems));
    }

    private Optional<Node> root(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return refuse(0, "is larger than " + BYTES_MAX + " bytes");
        }
        Optional<String> text = decode(bytes);
        return text.isEmpty() ? refuse(0, "is not text in UTF-8") : parse(text.get());
    }

    private static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private Optional<Node> parse(String text) {
        try {
            return isPlain(text) ? compose(text) : Optional.empty();
        } catch (MarkedYamlEngineException fault) {
            return refuse(fault.getProblemMark().map(YamlTree::line).orElse(0),
                    "is not YAML: " + fault.getProblem());
        } catch (ReaderException fault) {
            return refuse(0, "is not YAML: it holds a character that text does not have");
        } catch (YamlEngineException fault) {
            return refuse(0, "is not YAML: " + fault.getMessage());
        }
    }

    private Optional<Node> compose(String text) {
        Optional<Node> root = new Compose(SETTINGS).composeString(text);
        return root.isPresent() ? root : refuse(0, "is empty");
    }

    /** The event parser keeps its own stack, so any depth is seen before the composer recurses. */
    private boolean isPlain(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : 0;
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
            if (depth > DEPTH_MAX) {
                refuse(line(event), "nests deeper than " + DEPTH_MAX + " levels");
                return false;
            }
            if (isIndirect(event)) {
                refuse(line(event), "uses an anchor, an alias or a tag: write the value out");
                return false;
            }
        }
        return true;
    }

    private static boolean isIndirect(Event event) {
        return event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()
                || event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent group && group.getTag().isPresent();
    }

    private Optional<Node> refuse(int line, String sentence) {
        problems.add(line, "", "the file " + sentence);
        return Optional.empty();
    }

    private static int line(Event event) {
        return event.getStartMark().map(YamlTree::line).orElse(0);
    }

    static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    static int line(Node node) {
        return node.getStartMark().map(YamlTree::line).orElse(0);
    }
}
