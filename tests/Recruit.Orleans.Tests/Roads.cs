using System.Reflection;
using Orleans.Storage;

namespace Recruit.Orleans.Tests;

/// <summary>The way from one activation, or one silo, to the store. A test closes it: to what is sent, or only to what comes back.</summary>
internal sealed class StoreRoad(IGrainStorage store) : IGrainStorage
{
    /// <summary>Passed before a call reaches the store; what it throws happens before anything is stored.</summary>
    public Func<Task>? Out { get; set; }

    /// <summary>Passed by the answer; what it throws happens although the call was done.</summary>
    public Func<Task>? Back { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        PassAsync(() => store.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        PassAsync(() => store.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        PassAsync(() => store.ClearStateAsync(stateName, grainId, grainState));

    private async Task PassAsync(Func<Task> call)
    {
        await (Out?.Invoke() ?? Task.CompletedTask);
        await call();
        await (Back?.Invoke() ?? Task.CompletedTask);
    }
}

/// <summary>The way from one silo to the store of the membership: all its methods, whichever a silo calls.</summary>
public class MembershipRoad : DispatchProxy
{
    private IMembershipTable table = null!;

    /// <summary>Whether nothing passes.</summary>
    public bool IsClosed { get; set; }

    internal static (IMembershipTable Table, MembershipRoad Road) To(IMembershipTable table)
    {
        var proxy = Create<IMembershipTable, MembershipRoad>();
        var road = (MembershipRoad)(object)proxy;
        road.table = table;
        return (proxy, road);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (!IsClosed)
        {
            return targetMethod!.Invoke(table, args);
        }

        var failure = new IOException("The membership store does not answer.");
        var result = targetMethod!.ReturnType.GetGenericArguments();
        return result.Length == 0
            ? Task.FromException(failure)
            : typeof(MembershipRoad).GetMethod(nameof(Fail), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result).Invoke(null, [failure]);
    }

    private static Task<T> Fail<T>(Exception failure) => Task.FromException<T>(failure);
}
