using Cordon.Core.Values;

namespace Cordon.Engine.Records;

/// <summary>A payment as who handed it in told of it.</summary>
/// <param name="PaymentId">Its identifier.</param>
/// <param name="Time">When it was paid.</param>
internal readonly record struct ToldPayment(string PaymentId, Instant Time);
