using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Exchange.Releases;

namespace Cordon.Web.Abroad;

/// <summary>What a person has put into the form of an act.</summary>
public sealed class AbroadDraft
{
    public string Text { get; set; } = "";

    public RefusalCode Code { get; set; }

    public FeedbackValue Value { get; set; } = FeedbackValue.Useful;

    public Money? Frozen { get; set; }

    public Money? Recovered { get; set; }

    public Instant Until { get; set; }

    public EventHash Object { get; set; }

    /// <summary>What an originator said that was asked; null where none was.</summary>
    public ConsentThread? Consent { get; set; }
}
