using Cordon.Core.Cases;
using Cordon.Core.Exchange;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Freezing;

namespace Cordon.Exchange.Questions;

/// <summary>
/// What a centre's own cases know: ways of reaching scammers that reports name, of cases that somebody of the centre has taken; and accounts on which a bank
/// held stolen money by the centre's order, as long as it was not let go again.
/// </summary>
/// <remarks>
/// What another centre asked to have frozen is that centre's, and is told to nobody by this. An account whose holder complains, or was right to, is not
/// among them, nor what a case says whose reports were taken back.
/// </remarks>
/// <param name="countryCode">The country's code of telephone numbers that reports name without one; empty where such numbers are left out.</param>
public sealed class CentreRecords(Centre centre, CaseDesk desk, string countryCode = "") : IHeldRecords
{
    private const string Mule = "mule";
    private const string Contact = "scam contact";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HeldRecord>> OfAsync(CanonicalKind kind, CancellationToken cancellation = default)
    {
        await desk.CatchUpReportsAsync(cancellation).ConfigureAwait(false);
        return kind switch
        {
            CanonicalKind.Phone => Contacts(kind, IdentifierKind.Phone),
            CanonicalKind.Email => Contacts(kind, IdentifierKind.Email),
            CanonicalKind.Wallet => Contacts(kind, IdentifierKind.Wallet),
            CanonicalKind.Account or CanonicalKind.Iban => await AccountsAsync(kind, cancellation).ConfigureAwait(false),
            _ => [],
        };
    }

    private IReadOnlyList<HeldRecord> Contacts(CanonicalKind kind, IdentifierKind named) => First(
        desk.NamedByTakenCases(named).Select(one => (Canonicaliser.Read(kind, one.Value, countryCode), one.First, ClassOf(one.ScamType))), kind);

    private async Task<IReadOnlyList<HeldRecord>> AccountsAsync(CanonicalKind kind, CancellationToken cancellation)
    {
        var orders = centre.FindOrders(IsOwn, 0, int.MaxValue);
        var none = new HashSet<uint>();
        foreach (var cases in orders.Select(order => order.Case).Distinct().Chunk(Centre.CasesAtOnceMax))
        {
            none.UnionWith((await centre.FindCasesAsync(cases, cancellation).ConfigureAwait(false)).Where(one => one.IsTakenBack).Select(one => one.Number));
        }

        return First(
            orders.Where(order => !none.Contains(order.Case)).Select(
                order => (Canonicaliser.Read(CanonicalKind.Account, $"{order.Bank}/{order.Account}"), order.ProposedAt, Mule)),
            kind);
    }

    private static bool IsOwn(FreezeOrder order) => order is { IsContested: false, IsRighted: false }
        && order.State is FreezeOrderState.Frozen or FreezeOrderState.Returned or FreezeOrderState.Expired
        && !order.ReportId.StartsWith(FreezeAnswerer.ReportPrefix, StringComparison.Ordinal);

    private static string ClassOf(string? scamType) => scamType is null ? Contact
        : $"{Contact} ({scamType})" is var whole && whole.Length <= HeldRecord.ClassLengthMax ? whole : Contact;

    // Two writings of one are one; it is known since the first of them.
    private static IReadOnlyList<HeldRecord> First(IEnumerable<(CanonicalReading Reading, Instant At, string Class)> all, CanonicalKind kind) =>
    [
        .. all.Where(one => one.Reading.IsRead && one.Reading.Identifier.Kind == kind).GroupBy(one => one.Reading.Identifier)
            .Select(same => same.MinBy(one => one.At)).Select(one => new HeldRecord(
                one.Reading.Identifier, DateOnly.FromDateTime(one.At.ToDateTimeOffset().UtcDateTime), one.Class)),
    ];
}
