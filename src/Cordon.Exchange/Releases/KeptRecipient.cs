using Cordon.Core.Exchange.Release;

namespace Cordon.Exchange.Releases;

/// <summary>A recipient as a kept decision has it.</summary>
public sealed record KeptRecipient(
    string Party, RecipientRelation Relation, bool IsTrusted, ReleasePurposes Competence, IReadOnlyList<KeptTerm> Terms, int KeepsDays, RightsRisks Rights)
{
    /// <summary>A recipient to be kept.</summary>
    public static KeptRecipient Of(Recipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        return new KeptRecipient(
            recipient.Party.Value ?? "", recipient.Relation, recipient.IsTrusted, recipient.Competence,
            [.. recipient.Terms.Select(term => new KeptTerm(term.Basis, term.From, term.Until))], (int)recipient.KeepsAtLeast.TotalDays, recipient.Rights);
    }

    /// <summary>It as it was.</summary>
    public Recipient Read() => new(
        PartyOf(Party), Relation, IsTrusted, Competence, [.. Terms.Select(term => new LegalBasisTerm(term.Basis, term.From, term.Until))],
        TimeSpan.FromDays(KeepsDays), Rights);

    /// <summary>Who somebody is by digits that were kept; nobody where there are none.</summary>
    internal static PartyId PartyOf(string digits) => PartyId.Read(digits) ?? default;
}
