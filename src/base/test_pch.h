// What nearly every test needs, compiled once for all of them. Include what you use all the same.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/pch.h"
