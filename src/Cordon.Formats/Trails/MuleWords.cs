using System.Globalization;
using Cordon.Core.Networks;

namespace Cordon.Formats.Trails;

/// <summary>The words for why an account is likely a mule's, with the numbers compared.</summary>
public static class MuleWords
{
    /// <summary>A reason as a sentence.</summary>
    public static string Of(in MuleReason reason)
    {
        var words = reason.Sign switch
        {
            MuleSign.PassesOn => $"{reason.Found} % of what came in 30 days left within a day, to others than merchants ({reason.Limit} % or more counts)",
            MuleSign.PassedStolenOn => $"{reason.Found} % of the known stolen money left within a day ({reason.Limit} % or more counts)",
            MuleSign.Strangers => $"money of {reason.Found} first-time payers left within a day ({reason.Limit} or more counts)",
            MuleSign.Young => $"opened {reason.Found} days ago (fewer than {reason.Limit} counts)",
            MuleSign.SameNext => $"money of first-time payers went to {reason.Found} of the accounts that stolen money went to ({reason.Limit} or more counts)",
            _ => $"a first-time payer's amount is like the stolen one: {reason.Found} % of the larger ({reason.Limit} % or more counts)",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{words}: {reason.Points}");
    }

    /// <summary>A sign's name in JSON.</summary>
    public static string Of(MuleSign sign) => sign switch
    {
        MuleSign.PassesOn => "passes_on",
        MuleSign.PassedStolenOn => "passed_stolen_on",
        MuleSign.SameNext => "same_next",
        MuleSign.LikeAmount => "like_amount",
        _ => sign.ToString().ToLowerInvariant(),
    };
}
