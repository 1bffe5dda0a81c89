using Cordon.Core.Values;

namespace Cordon.Web.Tests.Support;

/// <summary>A payment as a test tells it.</summary>
internal sealed record Paid(string Id, Instant At, string PayerBank, string Payer, string PayeeBank, string Payee, int Major)
{
    public string Currency { get; init; } = "EUR";

    public string PayerName { get; init; } = "";

    public string Device { get; init; } = "";

    public string Ip { get; init; } = "";
}
