using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What answers a proven hit by itself: what was found, in how many reports about, when last, and whom to ask. Numbers are bands and times are months, so that
/// many pointers look alike.
/// </summary>
public static class SealedPointer
{
    /// <summary>Characters of a desk's name.</summary>
    public const int DeskCharactersMax = 16;

    private const string ClassName = "class";
    private const string ReportsName = "reports";
    private const string LastSeenName = "last_seen";
    private const string DeskName = "desk";
    private const string MonthFormat = "yyyy-MM";

    // The first number of each band, from one report on.
    private static readonly (int From, string Name)[] Bands = [(1, "1"), (2, "2-4"), (5, "5-19"), (20, "20+")];

    /// <summary>The fields of a pointer.</summary>
    /// <param name="marks">The object's marks.</param>
    /// <param name="reports">How many reports name it: one at the least.</param>
    /// <param name="desk">The desk that is asked: its short name, of small letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">There is no report, or it is no desk's name.</exception>
    public static IReadOnlyList<ReleaseField> Of(Marks marks, int reports, Instant lastSeen, string desk)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reports, 1);
        return IsDesk(desk)
            ?
            [
                Field(ClassName, MarkWords.Of(ClassOf(marks))),
                Field(ReportsName, Bands.Last(band => band.From <= reports).Name),
                Field(LastSeenName, lastSeen.ToDateTimeOffset().ToString(MonthFormat, CultureInfo.InvariantCulture)),
                Field(DeskName, desk),
            ]
            : throw new ArgumentException($"A desk's name has 1 to {DeskCharactersMax} small letters, digits and hyphens.", nameof(desk));
    }

    /// <summary>
    /// What a pointer says of what was found. Whoever may have been forced to scam is named as nothing, and so is everybody of whom it is not certain.
    /// </summary>
    public static PointerClass ClassOf(Marks marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return (marks.Rights & RightsRisks.PossibleTrafficking) != 0
                || marks.Source > SourceReliability.B || marks.Information > InformationCredibility.Two ? PointerClass.AskDesk
            : marks.Role switch
            {
                SubjectRole.Suspect => PointerClass.ConfirmedScam,
                SubjectRole.Mule => PointerClass.Mule,
                _ => PointerClass.AskDesk,
            };
    }

    /// <summary>Whether a field is one that a pointer to something with these marks has.</summary>
    internal static bool IsOne(ReleaseField field, Marks marks) => field.Name switch
    {
        ClassName => field.Value == MarkWords.Of(ClassOf(marks)),
        ReportsName => Bands.Any(band => band.Name == field.Value),
        LastSeenName => DateTime.TryParseExact(field.Value, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        DeskName => IsDesk(field.Value),
        _ => false,
    };

    private static bool IsDesk(string? desk) =>
        desk is { Length: > 0 and <= DeskCharactersMax } && desk.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static ReleaseField Field(string name, string value) => new(name, value, FieldClass.Pointer);
}
