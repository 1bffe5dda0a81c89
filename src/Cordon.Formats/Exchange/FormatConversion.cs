using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Exchange.GoAml;
using Cordon.Formats.Exchange.Misp;
using Cordon.Formats.Exchange.Stix;

namespace Cordon.Formats.Exchange;

/// <summary>Turns a file of one format into one of another, by way of FollowTheMoney.</summary>
public static class FormatConversion
{
    /// <summary>Lines of FollowTheMoney entities.</summary>
    public const string FollowTheMoney = "ftm";

    /// <summary>A goAML report.</summary>
    public const string GoAml = "goaml";

    /// <summary>A MISP event.</summary>
    public const string Misp = "misp";

    /// <summary>A bundle of STIX 2.1; it is written and not read.</summary>
    public const string Stix = "stix";

    /// <summary>The formats that are read.</summary>
    public static IReadOnlyList<string> Read { get; } = [FollowTheMoney, GoAml, Misp];

    /// <summary>The formats that are written.</summary>
    public static IReadOnlyList<string> Written { get; } = [FollowTheMoney, GoAml, Misp, Stix];

    /// <summary>Converts. FollowTheMoney from and to is one line at a time; everything else is held, within <see cref="InterchangeLimits"/>.</summary>
    /// <param name="losses">Takes what one side says and the other has no place for.</param>
    /// <returns>How many entities there were.</returns>
    /// <exception cref="InterchangeException">What is there cannot be read, or may not or cannot be written; the message says where and why.</exception>
    public static long Run(string from, Stream input, string to, Stream output, ConversionSettings settings, LossTally losses)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Write(From(from, input, settings, losses), to, output, settings, losses);
    }

    /// <summary>Writes entities as a format.</summary>
    /// <inheritdoc cref="Run"/>
    public static long Write(IEnumerable<FtmEntity> entities, string to, Stream output, ConversionSettings settings, LossTally losses)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (to == FollowTheMoney)
        {
            return FtmWriter.Write(output, entities.Select(entity => entity.Under(Leaving.MarksOf(entity, settings))));
        }

        var held = Held(entities);
        switch (to)
        {
            case GoAml:
                GoAmlWriter.Write(output, held, settings, losses);
                break;
            case Misp:
                MispWriter.Write(output, held, settings, losses);
                break;
            case Stix:
                StixWriter.Write(output, held, settings, losses);
                break;
            default:
                throw new ArgumentException($"{to} is none of {string.Join(", ", Written)}.", nameof(to));
        }

        return held.Count;
    }

    private static IEnumerable<FtmEntity> From(string format, Stream stream, ConversionSettings settings, LossTally losses) => format switch
    {
        FollowTheMoney => FtmReader.Read(stream),
        GoAml => GoAmlReader.Read(stream, settings, losses),
        Misp => MispReader.Read(stream, settings, losses),
        _ => throw new ArgumentException($"{format} is none of {string.Join(", ", Read)}.", nameof(format)),
    };

    private static List<FtmEntity> Held(IEnumerable<FtmEntity> entities)
    {
        var held = new List<FtmEntity>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            if (held.Count >= InterchangeLimits.EntitiesMax)
            {
                throw new InterchangeException($"There are more than {InterchangeLimits.EntitiesMax} entities; FollowTheMoney alone takes more");
            }

            if (!ids.Add(entity.Id))
            {
                throw new InterchangeException($"{entity} is there twice: which one counts nobody could tell");
            }

            held.Add(entity);
        }

        return held;
    }
}
