namespace Cordon.Core.Exchange.Requests;

/// <summary>What an answer was worth to whoever had asked. The names stand in records and never change.</summary>
public enum FeedbackValue : byte
{
    Useful = 1,
    Neutral = 2,
    Wrong = 3,
}
