using Cordon.Core.Exchange.Release;
using Cordon.Formats.Exchange.FollowTheMoney;

namespace Cordon.Formats.Exchange;

/// <summary>
/// The last look before an entity is written for others. Whoever hands it over has decided that it may leave; here it is only made sure that the marks do not
/// say otherwise. Nobody is the audience of what has an empty one, whatever the format would make of it (MISP#4200).
/// </summary>
internal static class Leaving
{
    private static readonly string[] NameProperties = ["name", "firstName", "lastName"];

    /// <summary>The marks under which an entity leaves.</summary>
    /// <exception cref="InterchangeException">It has none, may go to nobody, or may not be kept any longer.</exception>
    public static Marks MarksOf(FtmEntity entity, ConversionSettings settings)
    {
        var marks = entity.Marks ?? settings.Marks ?? throw new InterchangeException($"{entity} has no marks, and none were given: it does not leave");
        return marks.Audience is { IsEverybody: false, Parties.Count: 0 } ? throw new InterchangeException($"{entity} may go to nobody: nothing is written")
            : !MayBeNamed(marks) && entity.Schema.Name is "Person" or "LegalEntity" && NameProperties.Any(name => entity.First(name) is not null)
                ? throw new InterchangeException(
                $"{entity} names a victim or witness, and its purposes are neither recovery nor protection: nothing is written")
            : marks.RetainUntil <= settings.Now ? throw new InterchangeException($"{entity} may be kept until {marks.RetainUntil} alone: nothing is written")
            : marks;
    }

    /// <summary>Whether a person under some marks may be named: victims and witnesses for their own good alone.</summary>
    private static bool MayBeNamed(Marks marks) =>
        marks.Role is not (SubjectRole.Victim or SubjectRole.Witness) || (marks.Purposes & Redaction.ForTheirGood) != 0;

    /// <summary>The marks of a document that holds entities: each the narrowest of theirs.</summary>
    /// <exception cref="InterchangeException">One of them may not leave, there are none, or all together may go to nobody.</exception>
    public static Marks MarksOf(IReadOnlyCollection<FtmEntity> entities, ConversionSettings settings)
    {
        if (entities.Count == 0)
        {
            throw new InterchangeException("There is nothing to write");
        }

        var joined = entities.Select(entity => MarksOf(entity, settings)).Distinct().Aggregate(Join);
        return joined.Audience is { IsEverybody: false, Parties.Count: 0 }
            ? throw new InterchangeException("Nobody may have all of it together: part it by those who may") : joined;
    }

    /// <summary>The marks of what is made of two things.</summary>
    /// <exception cref="InterchangeException">Together they have more originators or texts than marks can have.</exception>
    public static Marks Join(Marks left, Marks right)
    {
        try
        {
            return left.Join(right);
        }
        catch (InvalidOperationException many)
        {
            throw new InterchangeException(many.Message, many);
        }
    }
}
