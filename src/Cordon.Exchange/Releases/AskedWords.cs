using System.Globalization;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Requests;

namespace Cordon.Exchange.Releases;

/// <summary>What a request tells whoever is asked, as fields that the policy decides about: they stand in the message itself.</summary>
public static class AskedWords
{
    /// <summary>The fields of a request, by the act that each lot of them is.</summary>
    public static IReadOnlyList<(ReleaseAction Action, IReadOnlyList<ReleaseField> Fields)> Of(OpenedRequest opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var content = opened.Content;
        var words = Words(opened).Where(field => field.Value is { Length: > 0 }).Select(field => new ReleaseField(field.Name, field.Value!, field.Class));
        var lots = new List<(ReleaseAction, IReadOnlyList<ReleaseField>)> { (ActionOf(content.Kind), [.. words]) };
        if (content.FormalReference is { } formal)
        {
            lots.Add((ReleaseAction.Evidence, [new ReleaseField("formal_reference", formal, FieldClass.Reference)]));
        }

        return lots;
    }

    /// <summary>What a request of a kind does with what it names: money is kept where it lies, information is handed over, all else has others asked.</summary>
    public static ReleaseAction ActionOf(RequestKind kind) => kind switch
    {
        RequestKind.FreezeMoney => ReleaseAction.Freeze,
        RequestKind.SpontaneousInformation => ReleaseAction.Record,
        _ => ReleaseAction.Enquiry,
    };

    /// <summary>What a request of a kind is for where nobody said otherwise.</summary>
    public static ReleasePurposes PurposeOf(RequestKind kind) => kind switch
    {
        RequestKind.FreezeMoney or RequestKind.PreserveData => ReleasePurposes.Recovery,
        RequestKind.Evidence => ReleasePurposes.Prosecution,
        _ => ReleasePurposes.Investigation,
    };

    // Words that are written for the other centre are about the account that it is asked about; who writes a victim's name into them breaks the rule of the
    // house and not that of the policy, which reads no text.
    private static IEnumerable<(string Name, string? Value, FieldClass Class)> Words(OpenedRequest opened)
    {
        var content = opened.Content;
        yield return ("subject", content.Subject.Value, FieldClass.Account);
        yield return ("purpose", content.Purpose, FieldClass.Account);
        yield return ("case_reference", content.CaseReference, FieldClass.Account);
        yield return ("amount", content.Amount is { } amount ? string.Create(
            CultureInfo.InvariantCulture, $"{amount.Minor} {amount.Currency.Code}") : null, FieldClass.Payment);
        yield return ("payment", opened.Payment?.PaymentId, FieldClass.Payment);
        yield return ("paid_at", opened.Payment?.At.ToString(), FieldClass.Payment);
        yield return ("scam", opened.Payment?.ScamType, FieldClass.Payment);
        if (content.Preservation is { } stated)
        {
            yield return ("authority", stated.Authority, FieldClass.Account);
            yield return ("offence", stated.Offence, FieldClass.Account);
            yield return ("data", stated.Data, FieldClass.Account);
            yield return ("custodian", stated.Custodian, FieldClass.Account);
            yield return ("necessity", stated.Necessity, FieldClass.Account);
        }
    }
}
