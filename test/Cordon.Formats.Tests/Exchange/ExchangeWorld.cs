using System.Text;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Exchange.GoAml;

namespace Cordon.Formats.Tests.Exchange;

/// <summary>Marks and settings under which everything may leave, so that what a test changes is what is refused.</summary>
internal static class ExchangeWorld
{
    public static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero));

    public static readonly PartyId Here = PartyId.Read(new string('a', PartyId.Digits))!.Value;

    public static readonly MarksDraft Draft = new()
    {
        Tlp = Tlp.Green,
        Pap = Pap.Amber,
        Handling = HandlingCodes.None,
        HandlingTexts = [],
        Source = SourceReliability.B,
        Information = InformationCredibility.Two,
        Purposes = ReleasePurposes.Prevention | ReleasePurposes.Investigation,
        Role = SubjectRole.Mule,
        Rights = RightsRisks.None,
        Originators = [Here],
        Audience = Audience.Everybody,
        RetainUntil = Now + TimeSpan.FromDays(365),
        LegalBases = LegalBases.Memorandum,
    };

    public static readonly ConversionSettings Settings = new(Now)
    {
        Marks = Made(Draft),
        GoAml = new GoAmlSettings
        {
            ReportingEntity = 7,
            ReportCode = "STR",
            LocalCurrency = Currency.Parse("EUR"),
            Rates = System.Collections.Immutable.ImmutableDictionary<Currency, decimal>.Empty.Add(Currency.Parse("USD"), 0.92m),
            Lookups = GoAmlLookups.Standard.With(GoAmlLookups.Transmode, "mobile", "MB").With(GoAmlLookups.Transmode, "branch", "BO")
                .With(GoAmlLookups.AccountType, "savings", "C").With(GoAmlLookups.AccountType, "current", "B")
                .With(GoAmlLookups.AccountType, "wallet", "W"),
        },
    };

    public static Marks Made(MarksDraft draft)
    {
        var (marks, fault) = Marks.Of(draft);
        Assert.Null(fault);
        return marks!;
    }

    public static FtmEntity Entity(string schema, string id, params (string, string?)[] values) => FtmEntity.Of(id, FtmSchemata.Find(schema)!, values);

    public static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    public static string Text(Action<Stream> write)
    {
        var bytes = new MemoryStream();
        write(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static string Lines(params IEnumerable<FtmEntity> entities) => Text(stream => FtmWriter.Write(stream, entities));

    public static string Convert(string from, string input, string to, ConversionSettings? settings = null, LossTally? losses = null) =>
        Text(stream => FormatConversion.Run(from, Bytes(input), to, stream, settings ?? Settings, losses ?? new LossTally()));

    public static List<FtmEntity> Read(string lines) => [.. FtmReader.Read(Bytes(lines))];
}
